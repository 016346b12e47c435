import type { Extent } from "./access-extent";
import type { JobRole } from "./actor";

/**
 * One row of the access table. `sentence` completes "You may …". kind: `read` is every level's; `draft` the contributor's and the
 * editor's; `write` and `export` are the editor's (a contributor may propose what is written). The level admin has the column admin
 * whatever the job role.
 */
export type AccessRow = { readonly sentence: string; readonly kind: "read" | "draft" | "write" | "export" } & Readonly<
  Record<JobRole | "admin", Extent>
>;

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
export const accessTable = {
  "members.manage": {
    sentence: "invite and remove members, set their job role and level, and make a link to a new password",
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
  "hypotheses.read": { sentence: "read studies, hypotheses and their verdicts", kind: "read", ...everybody },
  "hypotheses.edit": {
    sentence: "lead a study, write hypotheses, and have their verdicts computed",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
  },
  "mixGoal.set": {
    sentence: "set the share that target segments are to have",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
    executive: "full",
    product: "full",
  },
  "priorities.read": {
    sentence: "see market sizes, knock-outs, the ranking and impact estimates",
    kind: "read",
    ...nobody,
    admin: "full",
    analyst: "full",
    executive: "full",
    product: "full",
  },
  "priorities.edit": {
    sentence: "write market sizes, criteria and knock-out rules",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
  },
  "scenarios.keep": {
    sentence: "keep scenarios of the financial impact under a name, and delete them",
    kind: "draft",
    ...nobody,
    admin: "full",
    analyst: "full",
  },
  "decisions.read": {
    sentence: "read decisions with their evidence, and who holds a stake",
    kind: "read",
    ...everybody,
    marketing: "none",
    sales: "none",
  },
  "decisions.draft": {
    sentence: "prepare decisions with options and evidence, propose them, and write down who holds a stake",
    kind: "draft",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
  },
  "decisions.answer": {
    sentence: "approve a decision where one is named, or dissent from it",
    kind: "draft",
    ...everybody,
    marketing: "none",
    sales: "none",
  },
  "decisions.take": {
    sentence: "take a decision; an executive one that was proposed",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "propose",
    executive: "approve",
    product: "propose",
  },
  "roadmap.read": { sentence: "see roadmap items and the segments they are for", kind: "read", ...everybody },
  "roadmap.edit": {
    sentence: "write roadmap items and tie them to segments",
    kind: "write",
    ...nobody,
    admin: "full",
    product: "full",
  },
  "feedback.read": {
    sentence: "see what customers ask for, counted by theme and segment",
    kind: "read",
    ...everybody,
  },
  "feedback.edit": {
    sentence: "write down and import what customers say",
    kind: "write",
    ...nobody,
    admin: "full",
    product: "full",
    success: "full",
  },
  "feedbackText.read": {
    sentence: "read customers in their own words",
    kind: "read",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "masked",
    success: "ownElseMasked",
  },
  "expectations.read": {
    sentence: "see which service each segment expects, is offered and gets",
    kind: "read",
    ...everybody,
  },
  "expectations.edit": {
    sentence: "write what a segment expects and is offered, and own its gaps",
    kind: "write",
    ...nobody,
    admin: "full",
    success: "full",
  },
  "artefacts.read": { sentence: "read one-pagers and battle cards", kind: "read", ...everybody },
  "artefacts.edit": {
    sentence: "write one-pagers, personas and battle cards; success the part on service",
    kind: "write",
    ...nobody,
    admin: "full",
    analyst: "full",
    product: "full",
    success: "own",
  },
  "notes.read": { sentence: "read notes and be mentioned in them", kind: "read", ...everybody },
  "notes.write": { sentence: "write notes and answer them", kind: "draft", ...everybody },
  "notes.resolve": {
    sentence: "resolve threads, and date what happened on charts",
    kind: "draft",
    ...everybody,
    marketing: "none",
    sales: "none",
  },
  "views.keep": { sentence: "keep views of pages for oneself", kind: "read", ...everybody },
  "views.share": { sentence: "share a kept view with the workspace", kind: "draft", ...everybody },
} as const satisfies Readonly<Record<string, AccessRow>>;

export type Action = keyof typeof accessTable;

export const actions = Object.keys(accessTable) as Action[];
