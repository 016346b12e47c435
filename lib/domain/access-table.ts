import { type JobRole, jobRoles, type Level, levels } from "./actor";

/**
 * How far a right reaches. full: all of it; own: accounts whose owner is the reader; ownElseMasked: own accounts, others
 * masked; masked: with masked fields; approve: what somebody else has proposed. These five permit. counts: numbers of rows, not
 * the rows; published: only what was published; ask, propose: somebody else has to do it; none: nothing.
 */
export const extents = [
  "full",
  "own",
  "ownElseMasked",
  "masked",
  "approve",
  "counts",
  "published",
  "ask",
  "propose",
  "none",
] as const;
export type Extent = (typeof extents)[number];

/** How far somebody's right to an action reaches; unknown roles, levels and actions reach nowhere. */
export function extentOf(jobRole: JobRole, level: Level, action: Action): Extent {
  const row = Object.hasOwn(accessTable, action) ? accessTable[action] : undefined;
  if (row === undefined || !jobRoles.includes(jobRole) || !levels.includes(level)) return "none";
  if (level === "admin") return row.admin;
  const inColumn = row[jobRole];
  if (row.kind === "read" || level === "editor") return inColumn;
  if (row.kind === "draft") return level === "contributor" ? inColumn : "none";
  return level === "contributor" && permitting.has(inColumn) && row.kind === "write" ? "propose" : "none";
}

/** Whether somebody may do it at all, perhaps only in part: `extentOf` says in which. */
export function permits(jobRole: JobRole, level: Level, action: Action): boolean {
  return permitting.has(extentOf(jobRole, level, action));
}

const permitting: ReadonlySet<Extent> = new Set(["full", "own", "ownElseMasked", "masked", "approve"]);

/** Whether groups of fewer than 5 customers are hidden from this reader. */
export function suppressesSmallCells(jobRole: JobRole, level: Level): boolean {
  return level !== "admin" && jobRole !== "analyst";
}

/**
 * One row of the access table. `sentence` completes "You may …". kind: `read` is every level's; `draft` the contributor's and the
 * editor's; `write` and `export` are the editor's (a contributor may propose what is written). The level admin has the column admin
 * whatever the job role.
 */
export type AccessRow = { readonly sentence: string; readonly kind: "read" | "draft" | "write" | "export" } & Readonly<
  Record<JobRole | "admin", Extent>
>;

export const actions = [
  "members.manage",
  "tokens.manage",
  "settings.manage",
  "audit.read",
  "datasets.read",
  "datasets.build",
  "gates.waive",
  "versions.delete",
  "rejects.read",
  "rows.read",
  "kpis.read",
  "unitEconomics.read",
  "margins.read",
  "segments.read",
  "segments.draft",
  "segments.edit",
  "segments.publish",
  "segmentKpis.read",
  "metrics.read",
  "sql.read",
  "command.read",
  "aggregates.export",
  "rows.export",
] as const;
export type Action = (typeof actions)[number];

const nobody = {
  analyst: "none",
  executive: "none",
  product: "none",
  success: "none",
  marketing: "none",
  sales: "none",
} as const;

const everybody = {
  admin: "full",
  analyst: "full",
  executive: "full",
  product: "full",
  success: "full",
  marketing: "full",
  sales: "full",
} as const;

const exceptMarket = { ...everybody, marketing: "published", sales: "published" } as const;

/** Who may do what, one row per action, as the settings page shows it. */
export const accessTable: Readonly<Record<Action, AccessRow>> = {
  "members.manage": {
    sentence: "invite and remove members, and set their job role and level",
    kind: "write",
    ...nobody,
    admin: "full",
  },
  "tokens.manage": { sentence: "make and revoke API tokens", kind: "write", ...nobody, admin: "full" },
  "settings.manage": {
    sentence: "change the workspace's name, retention and backup",
    kind: "write",
    ...nobody,
    admin: "full",
  },
  "audit.read": { sentence: "read the audit log", kind: "read", ...nobody, admin: "full", analyst: "own" },
  "datasets.read": {
    sentence: "see which datasets and versions there are, with their date and checks",
    kind: "read",
    ...everybody,
  },
  "datasets.build": {
    sentence: "upload files, map and classify their columns and build dataset versions",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
  },
  "gates.waive": {
    sentence: "waive a failed check with a note",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
  },
  "versions.delete": {
    sentence: "delete a dataset version",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "ask",
    success: "ask",
  },
  "rejects.read": {
    sentence: "read the records a build left out, as they stand in the file",
    kind: "read",
    ...nobody,
    admin: "full",
    analyst: "masked",
  },
  "rows.read": {
    sentence: "see the customers and rows behind a number",
    kind: "read",
    admin: "full",
    analyst: "full",
    executive: "counts",
    product: "masked",
    success: "ownElseMasked",
    marketing: "none",
    sales: "none",
  },
  "kpis.read": { sentence: "see how groups of customers perform", kind: "read", ...exceptMarket },
  "unitEconomics.read": {
    sentence: "see acquisition cost, payback and LTV:CAC",
    kind: "read",
    ...nobody,
    admin: "full",
    analyst: "full",
    executive: "full",
    product: "full",
  },
  "margins.read": {
    sentence: "see margins and what is computed from them",
    kind: "read",
    ...nobody,
    admin: "full",
    analyst: "full",
    executive: "full",
  },
  "segments.read": { sentence: "see the published segments and what defines them", kind: "read", ...everybody },
  "segments.draft": {
    sentence: "draft segments, and propose a draft for publication",
    kind: "draft",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
  },
  "segments.edit": {
    sentence: "name segments, and set their stance, owner and parent",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
  },
  "segments.publish": {
    sentence: "publish and retire segments; an executive those that were proposed",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "propose",
    executive: "approve",
    product: "propose",
  },
  "segmentKpis.read": { sentence: "see how published segments perform", kind: "read", ...everybody },
  "metrics.read": { sentence: "read how each metric is defined", kind: "read", ...everybody },
  "sql.read": { sentence: "see the SQL behind a number", kind: "read", ...exceptMarket },
  "command.read": {
    sentence: "see the command that reproduces a number from the files",
    kind: "export",
    ...nobody,
    admin: "full",
    analyst: "masked",
    success: "own",
  },
  "aggregates.export": { sentence: "export the numbers of groups", kind: "read", ...exceptMarket },
  "rows.export": {
    sentence: "export rows of customers",
    kind: "export",
    ...nobody,
    admin: "full",
    analyst: "masked",
    success: "own",
  },
};
