import type { Ask } from "@/lib/analytics/sql/question";
import { namedAmount } from "@/lib/domain/amount-limits";
import {
  bandDrafts,
  type DraftedRule,
  eventDrafts,
  lifeCycleDrafts,
  recentDays,
  rfmDrafts,
  tenthDrafts,
  valueDrafts,
  yesDrafts,
} from "@/lib/domain/template-rules";
import type { TemplateKind } from "@/lib/domain/templates";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { type ConcentrationCurve, concentrationCurve } from "./concentration-curve";
import { type RfmScores, rfmScores } from "./rfm";
import { frequentValues, mostValues, rangeOf, usualGap } from "./template-facts";

/** What a template drafts on a version: rules with names, how they were made, and what it found on the way. */
export interface DraftedTemplate {
  readonly drafts: readonly DraftedRule[];
  readonly words: readonly string[];
  readonly curve: ConcentrationCurve | null;
  readonly rfm: RfmScores | null;
}

interface AskedTemplate {
  readonly kind: TemplateKind;
  readonly columns: readonly VersionColumn[];
  /** The part of customers, in whole per cent, that counts as the top. */
  readonly topPercent: number;
}

/** Drafts the rules of a template from the data. No drafts where there is too little; the words say so. */
export async function draftTemplate(
  version: DatasetVersion,
  { kind, columns, topPercent }: AskedTemplate,
  ask: Ask,
): Promise<DraftedTemplate> {
  const [column] = columns;
  switch (kind) {
    case "rfm":
      return await fromScores(version, ask);
    case "lifeCycle":
      return await fromGaps(version, ask);
    case "behaviour":
      return await fromBehaviour(version, columns, ask);
    default:
      break;
  }
  if (!column) return { ...nothing, words: ["There is no column to draft from."] };
  if (kind === "companySize") return await fromBands(version, column, ask);
  if (kind === "valueTenths") return await fromTenths(version, column, ask);
  if (kind === "valueCut") return await fromCurve(version, { column, topPercent }, ask);
  const values = await frequentValues(version, { name: column.name, table: "customers" }, ask);
  const first = values.slice(0, mostValues).map(({ value }) => value);
  const hasMore = values.length > mostValues;
  return {
    ...nothing,
    drafts: valueDrafts(column, first, hasMore),
    words: [
      `One rule per value of ${column.label}${hasMore ? `: the ${mostValues} most frequent, and one for all others` : ""}. Customers without a value are in none.`,
    ],
  };
}

const nothing: DraftedTemplate = { drafts: [], words: [], curve: null, rfm: null };

/** Where companies of so many people tend to change how they buy. */
const usualSizes = [5, 20, 50, 250, 1000];

async function fromBands(version: DatasetVersion, column: VersionColumn, ask: Ask): Promise<DraftedTemplate> {
  const { least, most } = await rangeOf(version, column, ask);
  const own = version.manifest.bands[column.key];
  const cuts = (own ?? usualSizes).filter((cut) => least !== null && most !== null && cut > least && cut <= most);
  if (cuts.length === 0) return { ...nothing, words: [`All values of ${column.label} lie in one band.`] };
  return {
    ...nothing,
    drafts: bandDrafts(column, cuts),
    words: [
      `Bands of ${column.label}, cut at ${cuts.join(", ")}${own ? " as the mapping names them" : ""}; a band holds its lower end.`,
    ],
  };
}

async function fromTenths(version: DatasetVersion, column: VersionColumn, ask: Ask): Promise<DraftedTemplate> {
  const { tenths } = await rangeOf(version, column, ask);
  if (new Set(tenths).size < 2)
    return { ...nothing, words: [`Too few different values of ${column.label} for tenths.`] };
  const drafts = tenthDrafts(column, tenths);
  return {
    ...nothing,
    drafts,
    words: [
      `Customers in order of ${column.label}, cut into tenths. Equal values stay together, so there are ${drafts.length} groups and their sizes may differ.`,
    ],
  };
}

async function fromCurve(
  version: DatasetVersion,
  { column, topPercent }: { readonly column: VersionColumn; readonly topPercent: number },
  ask: Ask,
): Promise<DraftedTemplate> {
  const curve = await concentrationCurve(version, column, ask);
  const point = curve.points.find(({ percent }) => percent === topPercent);
  if (!point) return { ...nothing, words: [`Nobody has a ${column.label} above 0.`] };
  const value = namedAmount(column.type, point.atLeast);
  return {
    ...nothing,
    curve,
    drafts: [
      {
        name: `Top ${topPercent} % by ${column.label}`,
        rule: { kind: "column", column: column.key, test: { op: "atLeast", value } },
      },
      {
        name: `All others by ${column.label}`,
        rule: { kind: "column", column: column.key, test: { op: "below", value } },
      },
    ],
    words: [
      `The top is the ${topPercent} % with the largest ${column.label}, rounded up to whole customers; who has exactly as much as the least of them belongs to the rule too.`,
      ...(curve.negatives > 0 ? [`${curve.negatives} customers with a negative sum count as 0 in the shares.`] : []),
    ],
  };
}

/** Fewer customers or fewer different numbers of orders give scores that say nothing (statistics 12.1). */
const rfmMinimum = { customers: 100, frequencies: 3 } as const;

async function fromScores(version: DatasetVersion, ask: Ask): Promise<DraftedTemplate> {
  const rfm = await rfmScores(version, ask);
  const { customers = 0, frequencies = 0 } = rfm ?? {};
  if (!rfm || customers < rfmMinimum.customers || frequencies < rfmMinimum.frequencies)
    return {
      ...nothing,
      words: [
        `Needs at least ${rfmMinimum.customers} customers who paid and ${rfmMinimum.frequencies} different numbers of orders; this version has ${customers} and ${frequencies}.`,
      ],
    };
  const found = (scores: readonly number[]) => new Set(scores).size;
  const [r, f, m] = [
    found(rfm.cells.map((cell) => cell.r)),
    found(rfm.cells.map((cell) => cell.f)),
    found(rfm.cells.map((cell) => cell.m)),
  ];
  return {
    ...nothing,
    rfm,
    drafts: rfmDrafts(rfm.cuts),
    words: [
      "Recency in days to the day after the as-of day, frequency in different orders, money as the sum of payments; each scored 1 to 5 by fifths (type-7 quantiles), 5 the best. Equal customers share a score.",
      `Needs at least ${rfmMinimum.customers} customers who paid and ${rfmMinimum.frequencies} different numbers of orders; here are ${customers.toLocaleString("en-GB")} and ${frequencies}.`,
      `This version tells ${r} scores of recency, ${f} of frequency and ${m} of money apart.`,
    ],
  };
}

async function fromGaps(version: DatasetVersion, ask: Ask): Promise<DraftedTemplate> {
  const gap = await usualGap(version, ask);
  if (gap === null) return { ...nothing, words: ["Nobody paid on two different days, so no usual gap is known."] };
  const days = recentDays(gap);
  return {
    ...nothing,
    drafts: lifeCycleDrafts(days),
    words: [
      `Half of all gaps between two payments last up to ${Math.round(gap)} days, so a payment in the last ${days} days counts as recent.`,
      `New: first payment in the last ${days} days. Active: a recent one, and another in the ${2 * days} days before. Returning: a recent one after at least ${2 * days} days without. Slipping: the last between ${days} and ${3 * days} days ago. Lost: longer ago.`,
      "All days are counted back from the as-of day. Who never paid is in none.",
    ],
  };
}

const behaviourWindow = 90;

async function fromBehaviour(
  version: DatasetVersion,
  columns: readonly VersionColumn[],
  ask: Ask,
): Promise<DraftedTemplate> {
  const isEvents = columns[0]?.key === "events.name";
  if (!isEvents)
    return {
      ...nothing,
      drafts: yesDrafts(columns),
      words: ["One rule per yes/no column: a customer may be in several."],
    };
  const names = await frequentValues(version, { name: "name", table: "events" }, ask);
  const days = version.manifest.asOf === null ? null : behaviourWindow;
  return {
    ...nothing,
    drafts: eventDrafts(
      names.slice(0, mostValues).map(({ value }) => value),
      days,
    ),
    words: [
      `The ${Math.min(mostValues, names.length)} events that most customers did, each at least once${days === null ? "" : ` in the last ${days} days`}: a customer may be in several.`,
    ],
  };
}
