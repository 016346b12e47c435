import type { Action } from "./access-rows";

/** A page that is always there: its name, what else people call it, and the right that opens it. */
export interface KnownPage {
  readonly name: string;
  readonly also: string | null;
  /** Below the workspace's address. */
  readonly path: string;
  readonly needs: Action;
}

/** The pages of a workspace that the command palette leads to. */
export const knownPages: readonly KnownPage[] = [
  { name: "Brief", also: "home, key figures", path: "/brief", needs: "segmentKpis.read" },
  { name: "Datasets", also: "measure, versions, upload", path: "/measure", needs: "datasets.read" },
  { name: "Upload files", also: "new dataset, CSV, Parquet", path: "/measure/new", needs: "datasets.build" },
  { name: "Segments", also: "list, rules, sizes", path: "/segments", needs: "segments.read" },
  { name: "New segment", also: "rule builder", path: "/segments/new", needs: "segments.draft" },
  {
    name: "Templates of segments",
    also: "RFM, company size, value",
    path: "/segments/templates",
    needs: "segments.draft",
  },
  { name: "Scoreboard", also: "compare, metrics", path: "/compare", needs: "segmentKpis.read" },
  { name: "Cohorts", also: "retention triangle", path: "/compare/cohorts", needs: "segmentKpis.read" },
  { name: "Survival", also: "how long they stay, Kaplan-Meier", path: "/compare/survival", needs: "segmentKpis.read" },
  { name: "Revenue retention", also: "NRR, GRR, bridge", path: "/compare/revenue", needs: "segmentKpis.read" },
  { name: "Trend", also: "over time, change, mix and rate", path: "/compare/trend", needs: "segmentKpis.read" },
  { name: "Overlap", also: "who is in several segments", path: "/compare/overlap", needs: "segmentKpis.read" },
  { name: "Customers", also: "accounts, list", path: "/customers", needs: "rows.read" },
  { name: "Members", also: "people, invite, levels", path: "/settings/members", needs: "members.manage" },
  { name: "API tokens", also: "scripts", path: "/settings/tokens", needs: "tokens.manage" },
  { name: "Definitions of metrics", also: "formula, registry", path: "/settings/definitions", needs: "metrics.read" },
  { name: "Who may what", also: "access table, roles", path: "/settings/access", needs: "segments.read" },
  { name: "Audit log", also: "who did what", path: "/settings/audit", needs: "audit.read" },
];
