import type { ErrorCode, ErrorDetail } from "./app-error";

export const jobStatuses = ["queued", "running", "done", "failed"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Why a job failed, in the form of an AppError. */
export interface JobProblem {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly details?: readonly ErrorDetail[];
}

/** Work that outlives its request. `progress` runs from 0 to 1; `sentence` says what is being done now. */
export interface Job {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly status: JobStatus;
  readonly progress: number;
  readonly sentence: string;
  readonly input: unknown;
  readonly result: unknown;
  readonly problem: JobProblem | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}
