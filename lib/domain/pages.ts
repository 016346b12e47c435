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
  { name: "Board", also: "prioritise, studies, hypotheses, the pick", path: "/prioritise", needs: "hypotheses.read" },
  { name: "Market", also: "size, growth, channels, competitors", path: "/prioritise/market", needs: "priorities.read" },
  {
    name: "Ranking",
    also: "knock-outs, which segment is best",
    path: "/prioritise/ranking",
    needs: "priorities.read",
  },
  { name: "Impact", also: "scenarios, what if", path: "/prioritise/impact", needs: "priorities.read" },
  { name: "Decisions", also: "approvals, reviews", path: "/prioritise/decisions", needs: "decisions.read" },
  { name: "New decision", also: "options, evidence", path: "/prioritise/decisions/new", needs: "decisions.draft" },
  { name: "Stakeholders", also: "stakes, buy-in", path: "/prioritise/stakeholders", needs: "decisions.read" },
  { name: "Roadmap", also: "roll out, items, effort and value", path: "/rollout/roadmap", needs: "roadmap.read" },
  { name: "Bring in roadmap items", also: "import, CSV", path: "/rollout/roadmap/import", needs: "roadmap.edit" },
  { name: "Feedback", also: "themes, quotes, voice", path: "/rollout/feedback", needs: "feedback.read" },
  { name: "Bring in feedback", also: "import, CSV", path: "/rollout/feedback/import", needs: "feedback.edit" },
  { name: "Expectations", also: "service, gaps, promises", path: "/rollout/expectations", needs: "expectations.read" },
  { name: "Portfolio", also: "own accounts, attention list", path: "/rollout/portfolio", needs: "rows.read" },
  { name: "Customers", also: "accounts, list", path: "/customers", needs: "rows.read" },
  { name: "Notes", also: "inbox, mentions, threads", path: "/notes", needs: "notes.read" },
  { name: "Members", also: "people, invite, levels", path: "/settings/members", needs: "members.manage" },
  { name: "API tokens", also: "scripts", path: "/settings/tokens", needs: "tokens.manage" },
  { name: "Definitions of metrics", also: "formula, registry", path: "/settings/definitions", needs: "metrics.read" },
  { name: "Who may what", also: "access table, roles", path: "/settings/access", needs: "segments.read" },
  { name: "Audit log", also: "who did what", path: "/settings/audit", needs: "audit.read" },
];
