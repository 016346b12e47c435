import type { VersionManifest } from "@/lib/domain/version-manifest";

/** What a version calls its customers. */
export function customersWord({ grain }: Pick<VersionManifest, "grain">): string {
  return { account: "accounts", person: "customers", contract: "contracts" }[grain];
}
