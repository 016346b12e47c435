import { environment } from "@/lib/platform/env";

/**
 * The address a request came from, as far as it can be believed. Anybody can send an `X-Forwarded-For`; each proxy appends
 * whom it heard from, so with n trusted proxies the n-th entry from the right is the caller. Without one, all callers count as one.
 */
export function clientAddress(forwardedFor: string | undefined): string {
  const { trustedProxies } = environment();
  if (trustedProxies === 0) return "direct";
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const entry = entries.at(-trustedProxies) ?? entries[0] ?? "";
  return entry === "" ? "direct" : entry.slice(0, 64);
}
