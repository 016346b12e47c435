/** The kinds of expected fault. `lib/api/problem.ts` maps each to one HTTP status. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "gone"
  | "tooLarge"
  | "tooMany"
  | "unreadable"
  | "timeout"
  | "busy"
  | "unavailable";

/** Where in a body, query or file the fault lies; values are quoted only where the reader sent them. */
export interface ErrorDetail {
  readonly path?: string;
  readonly file?: string;
  readonly record?: number;
  readonly column?: string;
  readonly value?: string;
  readonly sentence?: string;
}

/**
 * An expected fault: `sentence` says what happened and what to do next, in words a user reads.
 * Anything that is not an AppError is unexpected: it is logged with a reference number and its cause.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly details: readonly ErrorDetail[];

  constructor(
    code: ErrorCode,
    sentence: string,
    details: readonly ErrorDetail[] = [],
    options: { cause?: unknown } = {},
  ) {
    super(sentence, options);
    this.name = "AppError";
    this.code = code;
    this.sentence = sentence;
    this.details = details;
  }
}
