import type { SubjectKind } from "./subject";

/** What the kinds of objects are called, one and many. */
export const subjectKindWords: Readonly<Record<SubjectKind, { readonly one: string; readonly many: string }>> = {
  segment: { one: "segment", many: "segments" },
  metric: { one: "metric", many: "metrics" },
  figure: { one: "number", many: "numbers" },
  cohort: { one: "cohort", many: "cohorts" },
  customer: { one: "customer", many: "customers" },
  version: { one: "dataset version", many: "dataset versions" },
  roadmapItem: { one: "roadmap item", many: "roadmap items" },
  expectation: { one: "service expectation", many: "service expectations" },
  hypothesis: { one: "hypothesis", many: "hypotheses" },
  decision: { one: "decision", many: "decisions" },
};

export const subjectKinds = Object.keys(subjectKindWords) as SubjectKind[];
