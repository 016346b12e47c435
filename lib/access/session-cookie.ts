import { decode } from "next-auth/jwt";
import { environment } from "@/lib/platform/env";
import { readSecret } from "@/lib/platform/secrets";

/** Browsers send a `__Secure-` cookie over HTTPS only; which name is in use follows the public address. */
export function sessionCookieName(): string {
  return usesHttps() ? "__Secure-tessera.session" : "tessera.session";
}

export function usesHttps(): boolean {
  return environment().publicUrl?.startsWith("https://") ?? false;
}

/** The value of the session cookie in a cookie header, or null. */
export function sessionCookieOf(header: string | null): string | null {
  return cookieOf(header, sessionCookieName());
}

/** The value of a cookie in a cookie header, or null. */
export function cookieOf(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The session id in a cookie we signed. It proves nothing by itself: the session's row decides. */
export async function sessionIdIn(cookie: string | null): Promise<string | null> {
  if (cookie === null || cookie === "") return null;
  try {
    const claims = await decode({ token: cookie, secret: readSecret("auth") });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}
