import "server-only";
import { ResultCache } from "@/lib/analytics/engine/result-cache";
import type { Actor } from "@/lib/domain/actor";
import { datasetHead } from "@/lib/domain/dataset-head";
import { unitsNote } from "@/lib/domain/market-words";
import { type NumberFormat, valueText } from "@/lib/domain/number-words";
import { isMarketFigure, priorityFigure } from "@/lib/domain/priority-figures";
import type { PrioritySettings } from "@/lib/domain/priority-settings";
import {
  type FigureValue,
  type KnockoutValue,
  knockoutRule,
  missedBy,
  type RankedSegment,
  type RankingView,
} from "@/lib/domain/ranking";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { type RankingQuestion, rankingDraws, rankingRun, scaled } from "@/lib/stats/ranking";
import type { Ranked, Ranking } from "@/lib/stats/ranking-tally";
import { numbersFor } from "./draw-seed";
import { inTurns } from "./in-turns";
import { hiddenSentence } from "./markets";
import type { VersionAddress } from "./open-population";
import { type PriorityBoard, priorityBoard } from "./priority-board";
import { type PriorityFacts, priorityFacts } from "./priority-facts";
import { prioritySettings } from "./priority-settings";
import { type Contender, type ContenderFigure, contenders } from "./ranking-contenders";

/** The segments of a dataset by the chance that each is the best, as this reader may see it. */
export async function segmentRanking(
  actor: Actor,
  address: VersionAddress,
  signal?: AbortSignal,
): Promise<RankingView> {
  const facts = await priorityFacts(actor, address, signal);
  const written = await prioritySettings(actor, address.dataset);
  const board = await priorityBoard(actor, facts, metricsOf(written.settings));
  return await rankingView(facts, { written, board, signal });
}

/** Metrics that the settings read, those of the market left out. */
function metricsOf({ criteria, knockouts }: PrioritySettings): string[] {
  return [...criteria, ...knockouts].map(({ figure }) => figure).filter((id) => !isMarketFigure(id));
}

interface WrittenAndMeasured {
  readonly written: RankingView["written"];
  readonly board: PriorityBoard | null;
  readonly signal: AbortSignal | undefined;
}

async function rankingView(facts: PriorityFacts, { written, board, signal }: WrittenAndMeasured): Promise<RankingView> {
  const { version } = facts;
  const { manifest } = version;
  const known = knownSettings(written.settings, manifest);
  const all = contenders(facts, board, known);
  const ranked = all.filter(({ missing }) => missing === null && known.criteria.length > 0);
  const drawn = ranked.length > 0 ? await drawnRanking(version.id, ranked, { settings: known, signal }) : null;
  const places = new Map(ranked.map((one, at) => [one, drawn?.ranked[at] ?? null]));
  const total = known.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const formatOf = (figure: string) => formatsOf(manifest)(figure);
  return {
    dataset: datasetHead(version),
    written,
    criteria: known.criteria.map((one) => ({
      ...one,
      ...named(one.figure, manifest),
      share: one.weight / total,
      scale: `${valueText(one.from, formatOf(one.figure))} scores 0, ${valueText(one.to, formatOf(one.figure))} scores 1`,
    })),
    knockouts: known.knockouts.map((one) => {
      const { name, unit } = named(one.figure, manifest);
      return { ...one, name, unit, rule: knockoutRule(one, name, formatOf(one.figure)) };
    }),
    segments: all
      .map((one) => rankedSegment(one, places.get(one) ?? null, { known, manifest }))
      .sort((one, other) => (other.best ?? -1) - (one.best ?? -1)),
    draws: drawn?.draws ?? 0,
    nobody: drawn?.nobody ?? 0,
    notes: [...notesOf(known, ranked.length), ...unitNotes(known, facts)],
  };
}

/** Criteria and knock-outs whose figure the version has. */
function knownSettings(settings: PrioritySettings, manifest: VersionManifest): PrioritySettings {
  const isKnown = ({ figure }: { readonly figure: string }) => priorityFigure(figure, manifest) !== undefined;
  return { ...settings, criteria: settings.criteria.filter(isKnown), knockouts: settings.knockouts.filter(isKnown) };
}

function questionOf(ranked: readonly Contender[], { criteria, knockouts, weights }: PrioritySettings): RankingQuestion {
  return {
    candidates: ranked.map(({ inputs, criteria: counted, knockouts: tested }) => ({
      inputs,
      figures: [
        ...counted.map(({ known }) => (known ? known.of : () => 0)),
        // What is not known knocks nobody out.
        ...tested.map(({ known }, at) => (known ? known.of : () => knockouts[at]?.limit ?? 0)),
      ],
    })),
    criteria: criteria.map(({ weight, from, to }, figure) => ({ figure, weight, from, to })),
    knockouts: knockouts.map(({ operator, limit }, at) => ({ figure: criteria.length + at, operator, limit })),
    weights,
  };
}

const kept = new ResultCache<Ranking>(4_000_000, ({ ranked }) => ranked.length * (ranked.length + 20) * 16);

/** The draws of a ranking, kept by the version and by all that the figures are made of. */
async function drawnRanking(
  versionId: string,
  ranked: readonly Contender[],
  { settings, signal }: { readonly settings: PrioritySettings; readonly signal: AbortSignal | undefined },
): Promise<Ranking> {
  const candidates = ranked.map(({ inputs, criteria, knockouts, facts: { asked, own, market } }) => ({
    ref: asked.ref,
    inputs,
    own,
    withSolution: market?.market.withSolution?.share ?? null,
    known: [...criteria, ...knockouts].map(({ known }) => known !== null),
  }));
  const canonical = { candidates, settings, draws: rankingDraws };
  return await kept.answer(
    `${versionId}\n${JSON.stringify(canonical)}`,
    async (stopped) => {
      const run = rankingRun(questionOf(ranked, settings), numbersFor(versionId, canonical));
      await inTurns(run, rankingDraws, stopped);
      return run.result();
    },
    signal,
  );
}

interface Frame {
  readonly known: PrioritySettings;
  readonly manifest: VersionManifest;
}

function rankedSegment(one: Contender, place: Ranked | null, { known, manifest }: Frame): RankedSegment {
  const { segment, asked } = one.facts;
  const formatOf = formatsOf(manifest);
  return {
    slug: segment.slug,
    ref: asked.ref,
    name: segment.name,
    code: segment.code,
    stance: segment.stance,
    ...chances(one, place),
    criteria: known.criteria.map((criterion, at) => {
      const figure = one.criteria[at]?.shown ?? unknownFigure;
      const { from, to } = criterion;
      return { ...figure, score: figure.value === null ? null : scaled(figure.value, from, to) };
    }),
    knockouts: known.knockouts.map((knockout, at) =>
      knockoutValue(one.knockouts[at] ?? { known: null, shown: unknownFigure, hidden: null }, {
        knockout,
        format: formatOf(knockout.figure),
        failing: place?.failing[at] ?? null,
      }),
    ),
  };
}

/**
 * What the draws say, as far as no hidden figure follows from it: on a scale that somebody chose, a score is the figure itself, and a
 * limit moved step by step finds it. A row of few customers is hidden whole; one with a closed figure keeps its chances of each place.
 */
function chances(
  { criteria, knockouts, missing }: Contender,
  place: Ranked | null,
): Pick<RankedSegment, "best" | "ranks" | "out" | "score" | "sentence"> {
  const hidden = [...criteria, ...knockouts].map((figure) => figure.hidden);
  if (place === null || hidden.includes("few"))
    return { best: null, ranks: [], out: null, score: null, sentence: missing ?? hiddenSentence };
  const own = hidden.includes("closed") ? { out: null, score: null } : { out: place.out, score: place.score };
  return { best: place.ranks[0] ?? null, ranks: [...place.ranks], ...own, sentence: null };
}

/** The first knock-out rule that a segment fails at its base values, with by how much; null where none, or none that is shown. */
export function failedKnockout(
  { knockouts }: Contender,
  settings: PrioritySettings,
  manifest: VersionManifest,
): string | null {
  for (const [at, knockout] of settings.knockouts.entries()) {
    const { known, hidden } = knockouts[at] ?? {};
    const format = formatsOf(manifest)(knockout.figure);
    const by = known && !hidden ? missedBy(known.value, knockout, format) : null;
    if (by !== null) return `${knockoutRule(knockout, named(knockout.figure, manifest).name, format)}: ${by}`;
  }
  return null;
}

const unknownFigure: FigureValue = { value: null, low: null, high: null, text: "not known", sentence: null };

function knockoutValue(
  { known, shown, hidden }: ContenderFigure,
  {
    knockout,
    format,
    failing,
  }: {
    readonly knockout: PrioritySettings["knockouts"][number];
    readonly format: NumberFormat;
    readonly failing: number | null;
  },
): KnockoutValue {
  if (known === null || hidden) return { ...shown, state: "unknown", by: null, failing: hidden ? null : failing };
  const by = missedBy(known.value, knockout, format);
  return { ...shown, state: by === null ? "kept" : "failed", by, failing };
}

function named(id: string, manifest: VersionManifest) {
  const figure = priorityFigure(id, manifest);
  return { name: figure?.name ?? id, unit: figure?.unit ?? ("number" as const) };
}

function formatsOf(manifest: VersionManifest): (figure: string) => NumberFormat {
  return (figure) => ({ unit: named(figure, manifest).unit, currency: manifest.currency });
}

/** Sizes that are ranked or knocked out by are of one unit, or the reader is told. */
function unitNotes({ criteria, knockouts }: PrioritySettings, { segments }: PriorityFacts): string[] {
  const counted = [...criteria, ...knockouts].some(({ figure }) => figure === "market_size" || figure === "headroom");
  const note = counted ? unitsNote(segments.map(({ market }) => market?.market.size?.unit)) : null;
  return note === null ? [] : [note];
}

function notesOf({ weights, knockouts }: PrioritySettings, ranked: number): string[] {
  if (ranked === 0) return [];
  return [
    `Each case draws what is measured by its uncertainty, what is written between its low and its high figure${weights === "drawn" ? ", and the weights around theirs" : ""}: ${rankingDraws.toLocaleString("en-GB")} cases.`,
    ...(knockouts.length > 0
      ? ["Knock-out rules are tested in every case. A figure that is not known knocks nobody out."]
      : []),
    "The scale of a criterion is fixed, so that a segment's score does not depend on the others.",
  ];
}
