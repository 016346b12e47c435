import type { JobRole, Level } from "./actor";

/** One company's data and people, apart from all others. `slug` stands in addresses. */
export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** A workspace as one of its members lists it. */
export interface OwnWorkspace extends Workspace {
  readonly jobRole: JobRole;
  readonly level: Level;
}

/** The address form of a name: lower-case letters, digits and single hyphens, at most 40 characters; never empty. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "data" : slug;
}
