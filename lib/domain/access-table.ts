import type { Extent } from "./access-extent";
import { type AccessRow, type Action, accessTable } from "./access-rows";
import { type JobRole, jobRoles, type Level, levels } from "./actor";

/** How far somebody's right to an action reaches; unknown roles, levels and actions reach nowhere. */
export function extentOf(jobRole: JobRole, level: Level, action: Action): Extent {
  const row: AccessRow | undefined = Object.hasOwn(accessTable, action) ? accessTable[action] : undefined;
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
