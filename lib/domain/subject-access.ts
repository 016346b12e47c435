import type { Action } from "./access-rows";
import { segmentOfFigure } from "./figure";
import { segmentsKey } from "./scoreboard";
import { readSegmentRef } from "./segment";
import type { Subject } from "./subject";

/** The right without which nobody reads what is written about an object. */
export function actionOfSubject(subject: Subject): Action {
  switch (subject.kind) {
    case "segment":
      return "segments.read";
    case "metric":
      return "metrics.read";
    case "figure":
      return subject.figure.group === null || subject.figure.by === segmentsKey ? "segmentKpis.read" : "kpis.read";
    case "cohort":
      return new URLSearchParams(subject.search).has("by") ? "kpis.read" : "segmentKpis.read";
    case "customer":
      return "rows.read";
    case "version":
      return "datasets.read";
    case "roadmapItem":
      return "roadmap.read";
    case "expectation":
      return "expectations.read";
    case "hypothesis":
      return "hypotheses.read";
    case "decision":
      return "decisions.read";
  }
}

/**
 * Slug of the segment that an object is, or is a number of; null for any other. What is kept by an id, an expectation, has to be looked
 * up for its segment.
 */
export function segmentOfSubject(subject: Subject): string | null {
  if (subject.kind === "segment") return subject.segment;
  if (subject.kind === "cohort") return segmentsOfCohort(subject)[0] ?? null;
  return subject.kind === "figure" ? segmentOfFigure(subject.figure) : null;
}

/** Slugs of the segments that the address of a cohort names, the one whose triangle stands open first. */
export function segmentsOfCohort({ search }: { readonly search: string }): string[] {
  const given = new URLSearchParams(search);
  const open = given.has("by") ? [] : given.getAll("open");
  return [...new Set([...open, ...given.getAll("segment")].map((ref) => readSegmentRef(ref).slug))];
}
