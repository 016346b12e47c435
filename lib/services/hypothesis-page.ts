import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { HypothesisPage } from "@/lib/domain/study-resources";
import { listHypotheses } from "@/lib/store/hypotheses";
import { type OpenHypothesis, openHypothesis } from "./hypotheses";
import { hypothesisBook, hypothesisView, lookView, overrideView } from "./hypothesis-views";
import { scoreboard } from "./scoreboard";

/** One hypothesis with all its looks; where its number has been shown, also how it stands on the newest data, for information. */
export async function hypothesisPage(actor: Actor, id: string): Promise<HypothesisPage> {
  const open = await openHypothesis(actor, id);
  const book = await hypothesisBook(actor, await listHypotheses(actor.scope, { studyId: open.study.id }));
  const hypothesis = hypothesisView(actor, book, open);
  const isClosed = hypothesis.closed !== null;
  return {
    hypothesis,
    looks: isClosed ? [] : book.looksOf(id).map((look) => lookView(actor, look)),
    overrides: isClosed ? [] : book.overridesOf(id).map(overrideView),
    now:
      isClosed || hypothesis.revealed === null || hypothesis.retired !== null ? null : await standingNow(actor, open),
  };
}

/** The number on the newest data with 95 % intervals, as the scoreboard shows it to this reader. It spends no look. */
async function standingNow(
  actor: Actor,
  { hypothesis, study, version }: OpenHypothesis,
): Promise<HypothesisPage["now"]> {
  const head = {
    dataset: study.datasetSlug,
    datasetVersion: version.number,
    currency: version.manifest.currency,
    asOf: version.manifest.asOf,
  };
  const { segmentSlug, definition, metric, comparison } = hypothesis;
  const segments = [segmentRef(segmentSlug, definition)];
  const question = { by: segmentsKey, segments, metrics: [metric], against: comparison };
  const place = { dataset: study.datasetSlug, version: String(version.number) };
  try {
    const view = await scoreboard(actor, place, { question });
    const cell = view.cells[0]?.[0];
    const [group] = view.groups;
    return {
      ...head,
      customers: group?.customers ?? null,
      estimate: cell?.estimate ?? null,
      sentence: cell?.sentence ?? group?.fault ?? null,
    };
  } catch (fault) {
    if (fault instanceof AppError) return { ...head, customers: null, estimate: null, sentence: fault.message };
    throw fault;
  }
}
