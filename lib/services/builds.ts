import "server-only";
import { rm } from "node:fs/promises";
import { z } from "zod";
import { demand } from "@/lib/access/allow";
import type { Actor, Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { JobView } from "@/lib/domain/dataset-resources";
import type { Job } from "@/lib/domain/job";
import type { Recipe } from "@/lib/domain/recipe";
import { buildVersion } from "@/lib/ingest/build";
import { checkRecipe } from "@/lib/ingest/check-recipe";
import { stagingFolder, uploadPath, versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { logUnexpected } from "@/lib/platform/log";
import { programFolder } from "@/lib/platform/programs";
import { transaction } from "@/lib/store/database";
import { datasetBySlug } from "@/lib/store/datasets";
import { addJob, failJob, finishJob, jobById, listJobs, progressJob, startJob } from "@/lib/store/jobs";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { recordAudit } from "./audit";
import { inBackground } from "./background";
import { filesOfRecipe } from "./recipes";

const orderSchema = z.object({ dataset: z.string() });
const resultSchema = z.object({ dataset: z.string(), version: z.number() });

/** Starts the build of the next version of a dataset and answers with the job to follow. */
export async function startBuild(actor: Actor, datasetSlug: string, recipe: Recipe): Promise<JobView> {
  demand(actor, "datasets.build");
  const dataset = await datasetBySlug(actor.scope, datasetSlug);
  const files = await filesOfRecipe(actor, recipe);
  const faults = checkRecipe(recipe, files);
  if (faults.length > 0) throw new AppError("invalid", faults[0]?.sentence ?? "The mapping is not complete.", faults);
  const job = await addJob(actor.scope, {
    kind: "build",
    input: { dataset: dataset.slug, recipe },
    createdBy: actor.userId,
  });
  await recordAudit(actor, "versions.build", { kind: "dataset", id: dataset.id }, { job: job.id });
  inBackground(() => runBuild(actor, { id: dataset.id, slug: dataset.slug }, { jobId: job.id, recipe }));
  return jobView(job);
}

export async function buildJob(actor: Actor, id: string): Promise<JobView> {
  demand(actor, "datasets.build");
  return jobView(await jobById(actor.scope, id));
}

/** A build that ended with a fault. */
export interface FailedBuild {
  readonly id: string;
  /** Address name of the dataset that was to have a version. */
  readonly dataset: string;
  readonly at: string;
  readonly sentence: string;
}

/** The builds that failed last, newest first. */
export async function failedBuilds(actor: Actor, limit: number): Promise<FailedBuild[]> {
  demand(actor, "datasets.build");
  const failed = await listJobs(actor.scope, { kind: "build", status: "failed", limit });
  return failed.flatMap(({ id, input, problem, endedAt, createdAt }) => {
    const order = orderSchema.safeParse(input);
    if (!order.success) return [];
    return [{ id, dataset: order.data.dataset, at: endedAt ?? createdAt, sentence: problem?.sentence ?? "" }];
  });
}

interface Order {
  readonly jobId: string;
  readonly recipe: Recipe;
}

async function runBuild(
  actor: Actor,
  dataset: { readonly id: string; readonly slug: string },
  order: Order,
): Promise<void> {
  const { scope } = actor;
  const versionId = newId();
  const folder = versionFolder(scope.workspaceId, versionId);
  try {
    await startJob(scope, order.jobId);
    const { manifest, report } = await buildVersion(
      {
        recipe: order.recipe,
        files: order.recipe.sources.map(({ fileId, fileName }) => ({
          fileId,
          name: fileName,
          path: uploadPath(scope.workspaceId, fileId),
        })),
        workFolder: stagingFolder(newId()),
        targetFolder: folder,
        programFolder: programFolder(),
      },
      { onProgress: progressWriter(scope, order.jobId) },
    );
    await transaction(async () => {
      const stored = await addRecipe(scope, { datasetId: dataset.id, recipe: order.recipe, createdBy: actor.userId });
      const version = await addVersion(scope, {
        id: versionId,
        datasetId: dataset.id,
        recipeId: stored.id,
        manifest,
        report,
        builtBy: actor.userId,
      });
      await finishJob(scope, order.jobId, { dataset: dataset.slug, version: version.number });
    });
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    await failJob(scope, order.jobId, problemOf(fault));
  }
}

function progressWriter(scope: Scope, jobId: string): (share: number, sentence: string) => void {
  let writing: Promise<void> = Promise.resolve();
  return (progress, sentence) => {
    writing = writing
      .then(() => progressJob(scope, jobId, { progress, sentence }))
      .catch((fault: unknown) => void logUnexpected(fault, "build progress"));
  };
}

function problemOf(fault: unknown): { code: "unreadable" | AppError["code"]; sentence: string } {
  if (fault instanceof AppError) return { code: fault.code, sentence: fault.sentence };
  return {
    code: "unreadable",
    sentence: `The build failed; nothing of it is visible. Quote reference ${logUnexpected(fault, "build")} if it stays.`,
  };
}

function jobView(job: Job): JobView {
  const result = resultSchema.safeParse(job.result);
  return {
    id: job.id,
    kind: job.kind,
    status: job.status,
    progress: job.progress,
    sentence: job.sentence,
    problem: job.problem?.sentence ?? null,
    result: result.success ? result.data : null,
  };
}
