import { AppError } from "@/lib/domain/app-error";
import { environment } from "@/lib/platform/env";
import { bearerOf } from "./bearer";
import { sessionCookieOf } from "./session-cookie";

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a writing request that another site made the browser send. A token in the header cannot be sent that way; a
 * request with neither cookie nor origin comes from no browser.
 */
export function requireSameOrigin(request: Request): void {
  if (readingMethods.has(request.method) || bearerOf(request) !== null) return;
  const origin = request.headers.get("origin");
  if (origin === null && sessionCookieOf(request.headers.get("cookie")) === null) return;
  if (origin !== null && isOurs(origin, request)) return;
  throw new AppError(
    "forbidden",
    "This request did not come from a page of this server, so nothing was changed. Reload the page and try again; behind a proxy, NEXTAUTH_URL has to be the address people use.",
  );
}

function isOurs(origin: string, request: Request): boolean {
  const { publicUrl } = environment();
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
