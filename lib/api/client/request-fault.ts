import type { ErrorDetail } from "@/lib/domain/app-error";

/** An answer that is a problem, or no answer at all: `message` is a sentence that says what happened and what to do. */
export class RequestFault extends Error {
  readonly code: string;
  /** Found in the log of the server, of an unexpected fault. */
  readonly reference: string | undefined;
  readonly details: readonly ErrorDetail[];

  constructor(sentence: string, more: Partial<Pick<RequestFault, "code" | "reference" | "details">> = {}) {
    super(sentence);
    this.name = "RequestFault";
    this.code = more.code ?? "unexpected";
    this.reference = more.reference;
    this.details = more.details ?? [];
  }
}

/** The fault in the body of an answer, problem JSON or not. */
export function faultOfAnswer(status: number, body: string): RequestFault {
  const problem = problemIn(body);
  if (typeof problem.detail !== "string") {
    return new RequestFault(`The server answered with status ${status} and no reason. Try again in a moment.`);
  }
  return new RequestFault(problem.detail, {
    code: typeof problem.code === "string" ? problem.code : "unexpected",
    reference: typeof problem.reference === "string" ? problem.reference : undefined,
    details: Array.isArray(problem.errors) ? problem.errors : [],
  });
}

/** The fault of a request that no answer came to. */
export function faultOfConnection(): RequestFault {
  return new RequestFault("The server cannot be reached. Check the connection and try again; nothing here is lost.", {
    code: "unavailable",
  });
}

function problemIn(body: string): { detail?: unknown; code?: unknown; reference?: unknown; errors?: unknown } {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
