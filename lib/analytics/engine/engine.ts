import type { Question } from "@/lib/analytics/sql/question";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/** How long to wait and who may call it off. The deadline includes the time in the queue. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
}

/** Who answers questions about a dataset version. Throws AppError timeout, busy or unreadable; an abort throws the signal's reason. */
export interface Engine {
  ask<T>(version: DatasetVersion, question: Question<T>, options?: AskOptions): Promise<readonly T[]>;
}
