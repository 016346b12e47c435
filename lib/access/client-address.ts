import { environment } from "@/lib/platform/env";
import { knownBrowser } from "./known-browser";

/** The headers of a call that tell where it comes from. */
export interface CallerHeaders {
  readonly forwardedFor: string | null;
  readonly cookies: string | null;
}

/** Where somebody tries a password from. A browser in which this e-mail has signed in before is a place of its own. */
export interface Caller {
  readonly address: string;
  readonly isKnown: boolean;
}

/** Where a password of this e-mail is tried from. */
export function callerOf({ forwardedFor, cookies }: CallerHeaders, email: string): Caller {
  const browser = knownBrowser(cookies, email);
  return browser === null
    ? { address: clientAddress(forwardedFor), isKnown: false }
    : { address: `browser ${browser}`, isKnown: true };
}

/**
 * The address a request came from, as far as it can be believed. Anybody can send an `X-Forwarded-For`; each proxy appends
 * whom it heard from, so with n trusted proxies the n-th entry from the right is the caller. Without one, all callers count as one.
 */
function clientAddress(forwardedFor: string | null): string {
  const { trustedProxies } = environment();
  if (trustedProxies === 0) return "direct";
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const entry = entries.at(-trustedProxies) ?? entries[0] ?? "";
  return entry === "" ? "direct" : entry.slice(0, 64);
}
