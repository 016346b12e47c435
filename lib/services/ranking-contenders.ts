import "server-only";
import { emptyMarket } from "@/lib/domain/market";
import { metricOf } from "@/lib/domain/metrics";
import { type NumberFormat, valueText, valueWithInterval } from "@/lib/domain/number-words";
import { isMarketFigure, priorityFigure } from "@/lib/domain/priority-figures";
import type { PrioritySettings } from "@/lib/domain/priority-settings";
import type { FigureValue } from "@/lib/domain/ranking";
import type { Cell } from "@/lib/domain/scoreboard";
import { baseOf, type Uncertain } from "@/lib/stats/uncertain";
import { hiddenSentence } from "./markets";
import type { PriorityBoard } from "./priority-board";
import type { PriorityFacts, SegmentFacts } from "./priority-facts";
import { marketInputs, uncertainOf } from "./uncertain-figure";

/** A figure of a segment that can be drawn; the same for every reader. */
interface Known {
  readonly value: number;
  readonly of: (drawn: Float64Array) => number;
}

/** A figure to compute with, and what a reader sees of it. */
export interface ContenderFigure {
  readonly known: Known | null;
  readonly shown: FigureValue;
  /** Known, and not for this reader: few customers stand behind it, or it is closed to the job role. */
  readonly hidden: "few" | "closed" | null;
}

/** A segment with the numbers that are drawn for it; `missing`: why it cannot be ranked. */
export interface Contender {
  readonly facts: SegmentFacts;
  readonly inputs: readonly Uncertain[];
  readonly criteria: readonly ContenderFigure[];
  readonly knockouts: readonly ContenderFigure[];
  readonly missing: string | null;
}

/** The segments of a dataset with the figures of criteria and knock-outs. */
export function contenders(
  facts: PriorityFacts,
  board: PriorityBoard | null,
  { criteria, knockouts }: PrioritySettings,
): Contender[] {
  return facts.segments.map((segment, row) => {
    const market = marketInputs(segment.market?.market ?? emptyMarket, segment.own, segment.fault);
    const inputs: Uncertain[] = [...market.inputs];
    const places = new Map<string, number>();
    const figureOf = (id: string): ContenderFigure => {
      const format = {
        unit: priorityFigure(id, facts.version.manifest)?.unit ?? "number",
        currency: facts.version.manifest.currency,
      };
      if (isMarketFigure(id)) return marketFigure(market.figure(id), { id, segment, format });
      const column = board?.columns.get(id);
      const [all, shown] = [board?.all, board?.shown].map((view) =>
        column === undefined ? undefined : view?.cells[row]?.[column],
      );
      const metric = metricOf(id, facts.version.manifest);
      const number = uncertainOf(all?.estimate ?? null, metric?.kind ?? "mean");
      if (number === null)
        return notKnown(
          all?.estimate?.value == null
            ? (all?.sentence ?? "The data do not tell it.")
            : "Too few to tell how sure it is.",
        );
      const at = places.get(id) ?? inputs.push(number) - 1;
      places.set(id, at);
      const isHidden = segment.isHidden || shown?.state === "suppressed";
      const isNeverNegative = metric?.isNeverNegative ?? false;
      return {
        known: { value: baseOf(number), of: (drawn) => drawn[at] ?? 0 },
        ...(isHidden ? hidden("few", hiddenSentence) : metricFigure(shown, { ...format, isNeverNegative })),
      };
    };
    const counted = criteria.map(({ figure }) => figureOf(figure));
    const tested = knockouts.map(({ figure }) => figureOf(figure));
    const gaps = counted.flatMap(({ known, shown }, at) =>
      known === null
        ? [`${priorityFigure(criteria[at]?.figure ?? "", facts.version.manifest)?.name}: ${shown.sentence}`]
        : [],
    );
    return {
      facts: segment,
      inputs,
      criteria: counted,
      knockouts: tested,
      missing: gaps.length === 0 ? null : `Not ranked. ${gaps.join(" ")}`,
    };
  });
}

function marketFigure(
  figure: ReturnType<ReturnType<typeof marketInputs>["figure"]>,
  { id, segment, format }: { readonly id: string; readonly segment: SegmentFacts; readonly format: NumberFormat },
): ContenderFigure {
  if ("missing" in figure) return notKnown(figure.missing);
  const { value, low, high, of } = figure;
  const isCounted = !["market_size", "demand", "with_solution"].includes(id);
  if (isCounted && segment.isHidden) return { known: { value, of }, ...hidden("few", hiddenSentence) };
  if (!Number.isFinite(value))
    return {
      known: { value, of },
      shown: { value: null, low: finite(low), high: null, text: "never at today's pace", sentence: null },
      hidden: null,
    };
  const text = low === high ? valueText(value, format) : valueWithInterval(value, [finite(low), finite(high)], format);
  return {
    known: { value, of },
    shown: { value, low: finite(low), high: finite(high), text, sentence: null },
    hidden: null,
  };
}

function metricFigure(cell: Cell | undefined, format: NumberFormat): Omit<ContenderFigure, "known"> {
  const estimate = cell?.estimate;
  if (estimate?.value == null) return hidden("closed", cell?.sentence ?? "The data do not tell it.");
  const { value, interval } = estimate;
  const [low, high] = interval ?? [null, null];
  return {
    shown: { value, low, high, text: valueWithInterval(value, interval, format), sentence: null },
    hidden: null,
  };
}

function notKnown(sentence: string): ContenderFigure {
  return { known: null, shown: { value: null, low: null, high: null, text: "not known", sentence }, hidden: null };
}

function hidden(why: "few" | "closed", sentence: string): Omit<ContenderFigure, "known"> {
  return { shown: { value: null, low: null, high: null, text: "hidden", sentence }, hidden: why };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
