import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { jobs } from "@/drizzle/schema/jobs";
import type { Scope, SystemScope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Job, JobProblem, JobStatus } from "@/lib/domain/job";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found, written } from "./faults";

const shown = {
  id: jobs.id,
  workspaceId: jobs.workspaceId,
  kind: jobs.kind,
  status: jobs.status,
  progress: jobs.progress,
  sentence: jobs.sentence,
  input: jobs.input,
  result: jobs.result,
  problem: jobs.problem,
  createdBy: jobs.createdBy,
  createdAt: jobs.createdAt,
  startedAt: jobs.startedAt,
  endedAt: jobs.endedAt,
};

export async function addJob(scope: Scope, input: { kind: string; input: unknown; createdBy: string }): Promise<Job> {
  const { workspaceId } = scope;
  const row = { id: newId(), workspaceId, status: "queued" as const, ...input, createdAt: instantNow() };
  return written(await ask((db) => db.insert(jobs).values(row).returning(shown)));
}

export async function jobById(scope: Scope, jobId: string): Promise<Job> {
  return found(await ask((db) => db.select(shown).from(jobs).where(inScope(scope, jobId))), "job");
}

/** Newest first; with a kind or a status, those alone. */
export async function listJobs(
  scope: Scope,
  options: { readonly limit?: number; readonly kind?: string; readonly status?: JobStatus } = {},
): Promise<Job[]> {
  const { kind, status } = options;
  const where = and(
    eq(jobs.workspaceId, scope.workspaceId),
    kind === undefined ? undefined : eq(jobs.kind, kind),
    status === undefined ? undefined : eq(jobs.status, status),
  );
  return ask((db) =>
    db
      .select(shown)
      .from(jobs)
      .where(where)
      .orderBy(desc(jobs.createdAt), desc(jobs.id))
      .limit(options.limit ?? 50),
  );
}

/** Whether a version of a dataset is being built, or waits for its turn. */
export async function hasRunningBuild(scope: Scope, datasetSlug: string): Promise<boolean> {
  const open = inArray(jobs.status, ["queued", "running"]);
  const ofDataset = sql`${jobs.input} ->> 'dataset' = ${datasetSlug}`;
  const where = and(eq(jobs.workspaceId, scope.workspaceId), eq(jobs.kind, "build"), open, ofDataset);
  return (await ask((db) => db.select({ id: jobs.id }).from(jobs).where(where).limit(1))).length > 0;
}

/** Only one caller can start a job; the others are told that it runs. */
export async function startJob(scope: Scope, jobId: string): Promise<Job> {
  return step(scope, jobId, { from: ["queued"], to: running() });
}

/** `progress` runs from 0 to 1. A job that has ended is left as it is. */
export async function progressJob(
  scope: Scope,
  jobId: string,
  at: { progress: number; sentence: string },
): Promise<void> {
  const to = { progress: Math.min(1, Math.max(0, at.progress)), sentence: at.sentence };
  const where = and(inScope(scope, jobId), eq(jobs.status, "running"));
  await ask((db) => db.update(jobs).set(to).where(where));
}

export async function finishJob(scope: Scope, jobId: string, result: unknown): Promise<Job> {
  const to = { status: "done" as const, progress: 1, result, endedAt: instantNow() };
  return step(scope, jobId, { from: ["running"], to });
}

export async function failJob(scope: Scope, jobId: string, problem: JobProblem): Promise<Job> {
  const to = { status: "failed" as const, problem, endedAt: instantNow() };
  return step(scope, jobId, { from: ["queued", "running"], to });
}

/** At start: nobody works on these any more. Answers how many there were. */
export async function interruptJobs(_system: SystemScope): Promise<number> {
  const sentence = "The server stopped before this was done. Nothing was changed; start it again.";
  const problem: JobProblem = { code: "unavailable", sentence };
  const to = { status: "failed" as const, problem, endedAt: instantNow() };
  const open = inArray(jobs.status, ["queued", "running"]);
  return (await ask((db) => db.update(jobs).set(to).where(open).returning({ id: jobs.id }))).length;
}

async function step(
  scope: Scope,
  jobId: string,
  change: { from: readonly JobStatus[]; to: Partial<typeof jobs.$inferInsert> },
): Promise<Job> {
  const where = and(inScope(scope, jobId), inArray(jobs.status, [...change.from]));
  const rows = await ask((db) => db.update(jobs).set(change.to).where(where).returning(shown));
  const row = rows[0];
  if (row !== undefined) return row;
  const { status } = await jobById(scope, jobId);
  throw new AppError("conflict", `This job is ${status}, not ${change.from.join(" or ")}, so this step does not fit.`);
}

function running() {
  return { status: "running" as const, startedAt: instantNow() };
}

function inScope(scope: Scope, jobId: string) {
  return and(eq(jobs.workspaceId, scope.workspaceId), eq(jobs.id, jobId));
}
