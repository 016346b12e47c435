import "server-only";
import { may } from "@/lib/access/allow";
import {
  type ChannelCosts,
  type CompetitorWins,
  channelCostsQuestion,
  competitorWinsQuestion,
} from "@/lib/analytics/queries/market-facts";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { ChannelFigures, CompetitorFigures, MeasuredFigure } from "@/lib/domain/market-view";
import { versionColumn } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { type Comparison, compareScreen } from "@/lib/stats/compare";
import { addMoments, emptyMoments, type Moments, momentsOfMean } from "@/lib/stats/moments";
import { hiddenInLine } from "@/lib/stats/small-cells";
import { seesWhole } from "./groupable";
import { closedSentence } from "./metric-access";
import type { PriorityFacts, SegmentFacts } from "./priority-facts";

/** A value that is shown has so many behind it. */
const fewest = 5;

/** Values of a column that stand in a table; what comes after is rare and would not be read. */
const mostValues = 20;

/** What customers of each channel have cost in a segment, beside what is written of the channel. */
export async function marketChannels(
  actor: Actor,
  { version, resolved: { grouping }, ask }: PriorityFacts,
  { asked, market, isHidden }: SegmentFacts,
): Promise<ChannelFigures[]> {
  const written = market?.market.channels ?? [];
  const seesCosts = may(actor, "unitEconomics.read");
  const question = seesColumn(actor, version, "customers.lead_source")
    ? channelCostsQuestion({ version, grouping })
    : null;
  const rows = question === null || isHidden ? [] : await ask(question);
  const inside = rows.filter(({ group_key }) => grouping.belongs(group_key, asked.ref));
  const measured = measuredBy(actor, inside, {
    nameOf: (row) => row.channel,
    countOf: (row) => row.customers,
    momentsOf: costMoments,
    kind: "mean",
  });
  const shown = new Map([...measured].map(([name, figure]) => [name, seesCosts ? figure : closed()]));
  return merged(shown, written, ({ channel }) => channel).map(([channel, figure, own]) => ({
    channel,
    measured: figure,
    written: own && (seesCosts ? own : { ...own, cost: null }),
  }));
}

/** How often deals with a segment's customers were won against each competitor, beside what is written of it. */
export async function marketCompetitors(
  actor: Actor,
  { version, resolved: { grouping }, ask }: Pick<PriorityFacts, "version" | "resolved" | "ask">,
  { asked, market, isHidden }: Pick<SegmentFacts, "asked" | "market" | "isHidden">,
): Promise<CompetitorFigures[]> {
  const question = seesColumn(actor, version, "deals.competitor")
    ? competitorWinsQuestion({ version, grouping })
    : null;
  const rows = question === null || isHidden ? [] : await ask(question);
  const inside = rows.filter(({ group_key }) => grouping.belongs(group_key, asked.ref));
  const measured = measuredBy(actor, inside, {
    nameOf: (row) => row.competitor,
    countOf: (row) => row.customers,
    momentsOf: winMoments,
    kind: "proportion",
  });
  return merged(measured, market?.market.competitors ?? [], ({ name }) => name).map(([name, figure, own]) => ({
    name,
    measured: figure,
    written: own,
  }));
}

interface Measuring<Row> {
  readonly nameOf: (row: Row) => string;
  readonly countOf: (row: Row) => number;
  readonly momentsOf: (row: Row) => Moments;
  readonly kind: "mean" | "proportion";
}

/** Values by name, the most frequent first; small ones and what would give them away hidden from those who see no small cells. */
function measuredBy<Row>(
  actor: Actor,
  rows: readonly Row[],
  { nameOf, countOf, momentsOf, kind }: Measuring<Row>,
): Map<string, MeasuredFigure> {
  const byName = new Map<string, { moments: Moments; count: number }>();
  for (const row of rows) {
    const before = byName.get(nameOf(row));
    const moments = momentsOf(row);
    byName.set(nameOf(row), {
      moments: before ? addMoments(before.moments, moments) : moments,
      count: (before?.count ?? 0) + countOf(row),
    });
  }
  const ordered = [...byName]
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .slice(0, mostValues);
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const hidden = hides ? hiddenInLine(ordered.map(([, { moments }]) => moments.customers)) : [];
  const comparisons = ordered.map(
    ([id, { moments }]): Comparison => ({ id, relation: "rest", kind, group: moments, reference: null }),
  );
  const { estimates } = compareScreen(comparisons);
  return new Map(
    estimates.map(({ id, value, interval, n }, at) => [
      id,
      hidden[at]
        ? { value: null, interval: null, n: null, sentence: "Hidden: fewer than 5 customers, or next to so few." }
        : value === null || n < fewest
          ? { value: null, interval: null, n, sentence: `Only ${n} in the data: not enough for a figure.` }
          : { value, interval, n, sentence: null },
    ]),
  );
}

function costMoments({ known, shift, sum, squares }: ChannelCosts): Moments {
  return known === 0
    ? emptyMoments(shift)
    : momentsOfMean({ n: known, sum, sumOfSquares: squares, sumOfCubes: 0, shift });
}

function winMoments(row: CompetitorWins): Moments {
  return {
    ...emptyMoments(),
    rows: row.decided,
    customers: row.customers,
    sumA: row.won,
    sumB: row.decided,
    sumAA: row.won_squares,
    sumAB: row.won_decided,
    sumBB: row.decided_squares,
    rowAA: row.won,
    rowAB: row.won,
    rowBB: row.decided,
    nonZero: row.won,
  };
}

/** Measured names first, then those that are only written down. */
function merged<Written>(
  measured: ReadonlyMap<string, MeasuredFigure>,
  written: readonly Written[],
  nameOf: (one: Written) => string,
): [string, MeasuredFigure, Written | null][] {
  const plain = (name: string) => name.trim().toLocaleLowerCase("en");
  const ofName = (name: string) => written.find((one) => plain(nameOf(one)) === plain(name)) ?? null;
  const names = [...measured.keys()];
  const others = written.filter((one) => !names.some((name) => plain(name) === plain(nameOf(one))));
  return [
    ...[...measured].map(([name, figure]): [string, MeasuredFigure, Written | null] => [name, figure, ofName(name)]),
    ...others.map((one): [string, MeasuredFigure, Written | null] => [nameOf(one), notInData(), one]),
  ];
}

function notInData(): MeasuredFigure {
  return { value: null, interval: null, n: 0, sentence: "Not in the data." };
}

function closed(): MeasuredFigure {
  return { value: null, interval: null, n: null, sentence: closedSentence };
}

function seesColumn(actor: Actor, { manifest }: DatasetVersion, key: string): boolean {
  const found = versionColumn(manifest, key);
  return found !== undefined && seesWhole(actor, found);
}
