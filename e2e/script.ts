import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { JobView, RecipeDraft, UploadedFile } from "@/lib/domain/dataset-resources";
import type { Estimate } from "@/lib/domain/estimate";
import type { Recipe } from "@/lib/domain/recipe";
import type { ScoreboardView } from "@/lib/domain/scoreboard";

/** A script that works with the API of one workspace, as its users write them: a token, fetch, and nothing else. */
export class Script {
  constructor(
    private readonly base: string,
    private readonly workspace: string,
    private readonly token: string,
  ) {}

  async ask<T>(path: string, options: { method?: string; body?: unknown; ok?: boolean } = {}): Promise<T> {
    const response = await this.raw(path, options);
    if (!response.ok && options.ok !== false)
      throw new Error(`${options.method ?? "GET"} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  raw(path: string, { method = "GET", body }: { method?: string; body?: unknown } = {}): Promise<Response> {
    return fetch(`${this.base}/api/v1/w/${this.workspace}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
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
      headers: { authorization: `Bearer ${this.token}` },
    };
    const response = await fetch(`${this.base}/api/v1/w/${this.workspace}/uploads/${encodeURIComponent(name)}`, init);
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    const { id } = (await response.json()) as UploadedFile;
    return await until(
      () => this.ask<UploadedFile>(`files/${id}`),
      (file) => file.status === "profiled" || file.status === "failed",
    );
  }

  /** Uploads, takes the drafted mapping as `change` leaves it, builds, and answers with the dataset's address part. */
  async load(
    name: string,
    files: readonly string[],
    change: (draft: Recipe) => Recipe = (draft) => draft,
  ): Promise<string> {
    const uploaded: UploadedFile[] = [];
    for (const file of files) uploaded.push(await this.upload(file));
    const draft = await this.ask<RecipeDraft>("recipes/draft", {
      method: "POST",
      body: { files: uploaded.map((file) => file.id) },
    });
    const dataset = await this.ask<{ slug: string }>("datasets", { method: "POST", body: { name } });
    const job = await this.ask<JobView>(`datasets/${dataset.slug}/versions`, {
      method: "POST",
      body: { recipe: change(draft.recipe) },
    });
    const ended = await until(
      () => this.ask<JobView>(`jobs/${job.id}`),
      (state) => state.status === "done" || state.status === "failed",
    );
    if (ended.status === "failed") throw new Error(`${name}: ${ended.problem}`);
    return dataset.slug;
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

/** Asks again, a little slower each time, until the answer will do; a minute at most. */
async function until<T>(ask: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (let pauseMs = 50; ; pauseMs = Math.min(1000, pauseMs * 1.5)) {
    const answer = await ask();
    if (done(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not done after a minute: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
