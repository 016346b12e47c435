import { notFound, redirect } from "next/navigation";
import { actorFromPage } from "@/lib/access/current-actor";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";

/** The actor of a page: without a session to the sign-in and back, in a foreign workspace not found. */
export async function pageActor(workspace: string, address: string): Promise<Actor> {
  try {
    return await actorFromPage(workspace);
  } catch (fault) {
    return leave(fault, address);
  }
}

/** Where a fault of a page leads: sign-in, not found, the page that says what was deleted, or on to the error page. */
export function leave(fault: unknown, address: string): never {
  if (fault instanceof AppError && fault.code === "unauthenticated")
    redirect(`/sign-in?next=${encodeURIComponent(address)}`);
  if (fault instanceof AppError && fault.code === "notFound") notFound();
  if (fault instanceof AppError && fault.code === "gone") redirect(fault.details[0]?.path ?? "/");
  throw fault;
}

/** A path with its search, as the way back after signing in. */
export function addressOf(path: string, search: Readonly<Record<string, string | string[] | undefined>>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) => [value].flat().map((one) => [key, one ?? ""]));
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}

/** What a page works out, or the sentence why it cannot be; see `refusal`. */
export function attempt<T>(work: () => T): T | AppError {
  try {
    return work();
  } catch (fault) {
    return refusal(fault);
  }
}

/** Faults that are about the question or the right stand on the page as a sentence; all others go on to the error page. */
export function refusal(fault: unknown): AppError {
  if (fault instanceof AppError && ["invalid", "forbidden", "busy", "timeout"].includes(fault.code)) return fault;
  throw fault;
}
