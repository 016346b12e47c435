import "server-only";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type Hypothesis, type Look, type Override, overrideInForce, stateOf } from "@/lib/domain/hypothesis";
import { claimWords, verdictWords } from "@/lib/domain/hypothesis-words";
import { metricOf } from "@/lib/domain/metrics";
import { countText } from "@/lib/domain/number-words";
import { reasonWords } from "@/lib/domain/sentence";
import type { HypothesisView, LookView, OverrideView } from "@/lib/domain/study-resources";
import { isSmall } from "@/lib/stats/small-cells";
import { listLooks, listOverrides } from "@/lib/store/looks";
import { listSegments } from "@/lib/store/segments";
import { closedSentence, isMetricOpen } from "./metric-access";

/** Hypotheses with all that was computed and signed about them. */
export interface HypothesisBook {
  readonly all: readonly Hypothesis[];
  readonly looksOf: (id: string) => readonly Look[];
  readonly overridesOf: (id: string) => readonly Override[];
  /** Of each segment: latest definition, and whether it is off the lists. */
  readonly segmentOf: (id: string) => { readonly latest: number | null; readonly archived: boolean };
}

export async function hypothesisBook(actor: Actor, all: readonly Hypothesis[]): Promise<HypothesisBook> {
  const ids = all.map(({ id }) => id);
  const [looks, overrides, segments] = await Promise.all([
    listLooks(actor.scope, ids),
    listOverrides(actor.scope, ids),
    listSegments(actor.scope),
  ]);
  const byId = new Map(segments.map((one) => [one.id, { latest: one.latest, archived: one.archivedAt !== null }]));
  return {
    all,
    looksOf: (id) => looks.filter(({ hypothesisId }) => hypothesisId === id),
    overridesOf: (id) => overrides.filter(({ hypothesisId }) => hypothesisId === id),
    segmentOf: (id) => byId.get(id) ?? { latest: null, archived: true },
  };
}

/** A hypothesis as this reader may see it: verdicts on metrics that are closed to the role are closed too. */
export function hypothesisView(
  actor: Actor,
  book: HypothesisBook,
  { hypothesis, version }: { readonly hypothesis: Hypothesis; readonly version: StoredVersion },
): HypothesisView {
  const metric = metricOf(hypothesis.metric, version.manifest);
  const closed = metric && !isMetricOpen(actor, metric, version) ? closedSentence : null;
  const looks = book.looksOf(hypothesis.id);
  const latest = closed === null ? looks.at(-1) : undefined;
  const override = closed === null ? overrideInForce(book.overridesOf(hypothesis.id), latest) : null;
  const { latest: newest, archived } = book.segmentOf(hypothesis.segmentId);
  const predecessor = book.all.find(({ id }) => id === hypothesis.predecessorId);
  const unit = metric?.unit ?? "number";
  const metricName = metric?.name ?? hypothesis.metric;
  const format = { unit, currency: version.manifest.currency };
  return {
    id: hypothesis.id,
    study: hypothesis.studyId,
    segment: {
      slug: hypothesis.segmentSlug,
      name: hypothesis.segmentName,
      code: hypothesis.segmentCode,
      archived,
    },
    definition: hypothesis.definition,
    newerDefinition: newest !== null && newest > hypothesis.definition ? newest : null,
    metric: {
      id: hypothesis.metric,
      name: metricName,
      unit,
      direction: metric?.direction ?? null,
      isNeverNegative: metric?.isNeverNegative ?? false,
    },
    direction: hypothesis.direction,
    comparison: hypothesis.comparison,
    smallestEffect: hypothesis.smallestEffect,
    guess: hypothesis.guess,
    why: hypothesis.why,
    sentence: claimWords({ ...hypothesis, metricName, format }),
    state: stateOf(hypothesis, latest),
    stage: hypothesis.stage,
    closed,
    created: { at: hypothesis.createdAt, by: hypothesis.createdBy },
    revealed: happened(hypothesis.revealedAt, hypothesis.revealedBy),
    retired: retiredOf(hypothesis),
    predecessor: predecessor ? { id: predecessor.id, wasRevealed: predecessor.revealedAt !== null } : null,
    successor: book.all.find(({ predecessorId }) => predecessorId === hypothesis.id)?.id ?? null,
    latest: latest ? lookView(actor, latest) : null,
    override: override && overrideView(override),
  };
}

/** A look; its numbers are withheld where so few customers stand on a side that this reader may not see them. */
export function lookView(actor: Actor, look: Look): LookView {
  const { customers, population } = look;
  const hidden =
    suppressesSmallCells(actor.jobRole, actor.level) && (isSmall(customers) || isSmall(population - customers));
  const shown = <Value>(value: Value): Value | null => (hidden ? null : value);
  return {
    number: look.number,
    datasetVersion: look.datasetVersion,
    definition: look.definition,
    metricVersion: look.metricVersion,
    verdict: look.verdict,
    sentence: lookSentence(look),
    reason: look.reason,
    needed: look.needed,
    value: shown(look.value),
    interval: look.low === null && look.high === null ? null : shown([look.low, look.high]),
    n: shown(look.n),
    customers: shown(customers),
    against: look.against,
    difference:
      look.difference === null
        ? null
        : shown({
            value: look.difference,
            interval: [look.differenceLow, look.differenceHigh] as [number | null, number | null],
            alpha: look.alpha,
          }),
    alpha: look.alpha,
    p: shown(look.p),
    family: { m: look.familySize, selected: look.familySelected },
    at: look.lookedAt,
    by: look.lookedBy,
  };
}

export function overrideView({ look, verdict, note, signedAt, signedBy }: Override): OverrideView {
  return { look, verdict, note, at: signedAt, by: signedBy };
}

function lookSentence({ verdict, reason, needed }: Look): string {
  const word = verdictWords[verdict];
  if (verdict !== "notEnough") return word;
  if (needed !== null) return `${word}: about ${countText(needed)} more customers needed`;
  if (reason === "nearLimit") return `${word}: the difference is too near to what was claimed to tell`;
  return reason === null ? word : `${word}: ${reasonWords(reason)}`;
}

function happened(at: string | null, by: string | null): { readonly at: string; readonly by: string } | null {
  return at === null ? null : { at, by: by ?? "" };
}

function retiredOf({ retiredAt, retiredBy, retiredReason }: Hypothesis): HypothesisView["retired"] {
  const when = happened(retiredAt, retiredBy);
  return when && { ...when, reason: retiredReason ?? "" };
}
