import { z } from "zod";
import type { ErrorCode, ErrorDetail } from "@/lib/domain/app-error";
import { AppError } from "@/lib/domain/app-error";
import { logUnexpected } from "@/lib/platform/log";

/** The one table from kinds of fault to HTTP. */
const statuses: Readonly<Record<ErrorCode, { status: number; title: string }>> = {
  invalid: { status: 400, title: "The request does not fit" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  notFound: { status: 404, title: "Not found" },
  timeout: { status: 408, title: "It took too long" },
  conflict: { status: 409, title: "Something else came first" },
  gone: { status: 410, title: "No longer there" },
  tooLarge: { status: 413, title: "Too large" },
  unreadable: { status: 422, title: "Cannot be read" },
  tooMany: { status: 429, title: "Too many attempts" },
  busy: { status: 503, title: "Busy" },
  unavailable: { status: 503, title: "Not available now" },
};

/** RFC 9457 problem document; `detail` is a sentence for people, `reference` finds an unexpected fault in the log. */
export const problemSchema = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(
      z.strictObject({
        path: z.string().optional(),
        file: z.string().optional(),
        record: z.number().optional(),
        column: z.string().optional(),
        value: z.string().optional(),
        sentence: z.string().optional(),
      }),
    ),
    reference: z.string().optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problemSchema>;

/** The answer to a fault: an expected one with its sentence, any other with a reference number that stands in the log. */
export function problemResponse(fault: unknown): Response {
  const problem = fault instanceof AppError ? expected(fault) : unexpected(fault);
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (problem.status === 503 || problem.status === 429) headers["retry-after"] = "2";
  if (problem.status === 401) headers["www-authenticate"] = "Bearer";
  // The rest of a body that was refused half-way is never read: the next request must not wait behind it.
  if (problem.status === 413) headers.connection = "close";
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function expected(fault: AppError): Problem {
  const { status, title } = statuses[fault.code];
  return {
    type: "about:blank",
    title,
    status,
    detail: fault.sentence,
    code: fault.code,
    errors: fault.details.map(copied),
  };
}

function unexpected(fault: unknown): Problem {
  const reference = logUnexpected(fault, "api");
  return {
    type: "about:blank",
    title: "Something went wrong here",
    status: 500,
    detail: `Something went wrong on our side; nothing was changed. Try again, and quote reference ${reference} if it stays.`,
    code: "unexpected",
    errors: [],
    reference,
  };
}

function copied(detail: ErrorDetail): ErrorDetail {
  return { ...detail };
}
