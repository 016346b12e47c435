import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { stateWords, verdictWords } from "@/lib/domain/hypothesis-words";
import type { HypothesisView, SegmentVerdict } from "@/lib/domain/study-resources";
import { listHypotheses } from "@/lib/store/hypotheses";
import { listStudies } from "@/lib/store/studies";
import { hypothesisBook, hypothesisView } from "./hypothesis-views";
import { resolveVersion } from "./versions";

/**
 * The open hypotheses on the segments of a dataset, the furthest of each segment first: picked before analysed before measured.
 * Those on metrics that are closed to this reader, and of closed studies, are left out.
 */
export async function segmentVerdicts(actor: Actor, dataset: string): Promise<SegmentVerdict[]> {
  demand(actor, "hypotheses.read");
  const studies = (await listStudies(actor.scope)).filter(
    ({ datasetSlug, closedAt }) => datasetSlug === dataset && closedAt === null,
  );
  if (studies.length === 0) return [];
  const version = await resolveVersion(actor, dataset, "latest");
  const book = await hypothesisBook(actor, await listHypotheses(actor.scope));
  const views = book.all
    .filter(({ retiredAt, studyId }) => retiredAt === null && studies.some(({ id }) => id === studyId))
    .map((hypothesis) => hypothesisView(actor, book, { hypothesis, version }))
    .filter(({ closed, segment }) => closed === null && !segment.archived);
  const nextReviewOf = (id: string) => studies.find((study) => study.id === id)?.nextReview ?? "";
  return views.sort((a, b) => rank(a) - rank(b)).map((view) => verdictOf(view, nextReviewOf(view.study)));
}

function verdictOf(view: HypothesisView, nextReview: string): SegmentVerdict {
  const { latest, override, state } = view;
  return {
    segment: view.segment.slug,
    hypothesis: view.id,
    study: view.study,
    state,
    word: latest?.verdict === "notEnough" ? verdictWords.notEnough : stateWords[state],
    override: override?.verdict ?? null,
    sentence: view.sentence,
    metric: view.metric.id,
    metricName: view.metric.name,
    look: latest?.number ?? null,
    date: latest?.at.slice(0, 10) ?? null,
    nextReview,
  };
}

function rank({ stage, latest }: HypothesisView): number {
  return (stage === "pick" ? 0 : stage === "analyse" ? 2 : 4) + (latest ? 0 : 1);
}
