import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { APIRequestContext } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft, UploadedFile } from "@/lib/domain/dataset-resources";
import type { Estimate } from "@/lib/domain/estimate";
import type { Recipe } from "@/lib/domain/recipe";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { installation, owner, tokenOf } from "./installation";
import { until } from "./until";

/** A script that works with the API of one workspace, as its users write them: a token, fetch, and nothing else. */
export class Script {
  constructor(
    private readonly base: string,
    private readonly workspace: string,
    private readonly token: string,
  ) {}

  async ask<T>(path: string, options: { method?: string; body?: unknown } = {}): Promise<T> {
    const response = await this.raw(path, options);
    if (!response.ok)
      throw new Error(`${options.method ?? "GET"} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  raw(path: string, { method = "GET", body }: { method?: string; body?: unknown } = {}): Promise<Response> {
    return fetch(this.address(path), {
      method,
      headers: { ...this.authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  address(path: string): string {
    return `${this.base}/api/v1/w/${this.workspace}/${path}`;
  }

  get authorization(): Readonly<Record<"authorization", string>> {
    return { authorization: `Bearer ${this.token}` };
  }

  /** Uploads a file of this machine and waits until it has been read. */
  async upload(file: string, name = file.split("/").at(-1) ?? "file"): Promise<UploadedFile> {
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
    return await this.uploadBody(body, name);
  }

  async uploadBody(body: ReadableStream | Uint8Array | string, name: string): Promise<UploadedFile> {
    const init: RequestInit & { duplex: "half" } = {
      method: "PUT",
      body: body as BodyInit,
      duplex: "half",
      headers: this.authorization,
    };
    const response = await fetch(this.address(`uploads/${encodeURIComponent(name)}`), init);
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    const { id } = (await response.json()) as UploadedFile;
    return await until(
      () => this.ask<UploadedFile>(`files/${id}`),
      (file) => file.status === "profiled" || file.status === "failed",
    );
  }

  /** Uploads files of this machine and builds a dataset from them; answers with its address part. */
  async load(name: string, files: readonly string[]): Promise<string> {
    const uploaded: UploadedFile[] = [];
    for (const file of files) uploaded.push(await this.upload(file));
    return await this.build(name, uploaded);
  }

  /** Takes the drafted mapping as it is, or as `edit` makes it, and builds; answers with the dataset's address part. */
  async build(
    name: string,
    files: readonly UploadedFile[],
    edit: (recipe: Recipe) => Recipe = (recipe) => recipe,
  ): Promise<string> {
    const { slug } = await this.ask<DatasetView>("datasets", { method: "POST", body: { name } });
    await this.buildVersion(slug, files, edit);
    return slug;
  }

  /** Builds the next version of a dataset from files. */
  async buildVersion(
    slug: string,
    files: readonly UploadedFile[],
    edit: (recipe: Recipe) => Recipe = (recipe) => recipe,
  ): Promise<void> {
    const { recipe } = await this.ask<RecipeDraft>("recipes/draft", {
      method: "POST",
      body: { files: files.map((file) => file.id) },
    });
    const job = await this.ask<JobView>(`datasets/${slug}/versions`, {
      method: "POST",
      body: { recipe: edit(recipe) },
    });
    const ended = await this.jobEnd(job.id);
    if (ended.status === "failed") throw new Error(`${slug}: ${ended.problem}`);
  }

  /** The job once it has ended, well or not. */
  jobEnd(id: string): Promise<JobView> {
    return until(
      () => this.ask<JobView>(`jobs/${id}`),
      ({ status }) => status === "done" || status === "failed",
    );
  }

  scoreboard(dataset: string, query: Readonly<Record<string, string | readonly string[]>>): Promise<ScoreboardView> {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) for (const one of [value].flat()) search.append(key, one);
    return this.ask<ScoreboardView>(`datasets/${dataset}/versions/latest/scoreboard?${search}`);
  }
}

/** The estimate of a group (null: the whole base) and metric; fails where the screen shows none. */
export function estimateIn(view: ScoreboardView, group: string | null, metric: string): Estimate {
  const column = view.metrics.findIndex((head) => head.id === metric);
  const row = view.groups.findIndex((candidate) => candidate.key === group);
  const cell = group === null ? view.totals[column] : view.cells[row]?.[column];
  if (!cell?.estimate)
    throw new Error(
      `no estimate for ${group} and ${metric}: ${cell?.sentence ?? "no such cell"}; groups ${view.groups.map((one) => one.key).join(", ")}`,
    );
  return cell.estimate;
}

/** A script with the owner's own rights in the owner's workspace. */
export async function scriptOfOwner(request: APIRequestContext): Promise<Script> {
  const { email, workspace } = await owner(request);
  const token = await tokenOf(request, { workspace, email, level: "admin" });
  return new Script((await installation()).address, workspace, token);
}
