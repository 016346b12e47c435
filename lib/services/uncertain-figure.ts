import "server-only";
import type { Estimate } from "@/lib/domain/estimate";
import { headroom, type Market, type OwnCustomers, penetration, yearlyDemand } from "@/lib/domain/market";
import type { MetricKind } from "@/lib/domain/metric";
import type { MarketFigureId } from "@/lib/domain/priority-figures";
import type { Range } from "@/lib/domain/range";
import type { Uncertain } from "@/lib/stats/uncertain";
import { standardErrorOf } from "./standard-error";

/**
 * What is drawn of a metric's estimate: rates as k among n (effective counts), else value and standard error. Null without a value, and
 * where too few are behind it for an interval: it would be drawn as if it were certain.
 */
export function uncertainOf(estimate: Estimate | null, kind: MetricKind): Uncertain | null {
  if (estimate === null || estimate.value === null) return null;
  const { value, interval, numerator, denominator, textbook } = estimate;
  if (kind === "proportion" && numerator !== null && denominator !== null && denominator > 0) {
    const design = Math.max(1, textbook?.designEffect ?? 1);
    return { kind: "rate", k: numerator / design, n: denominator / design };
  }
  if (interval === null) return null;
  const se = standardErrorOf(value, interval, kind);
  if (kind === "survival") {
    const n = se > 0 && value > 0 && value < 1 ? (value * (1 - value)) / se ** 2 : estimate.n;
    return { kind: "rate", k: value * n, n };
  }
  return { kind: "measured", value, se };
}

/** The numbers of a market that are drawn, in the order in which its figures read them. */
export interface MarketInputs {
  readonly inputs: readonly Uncertain[];
  readonly figure: (id: MarketFigureId) => MarketFigure;
}

/** A figure of a market: at its base, what is possible, and as a function of a draw; or the sentence why it is not known. */
export type MarketFigure =
  | {
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly of: (drawn: Float64Array) => number;
    }
  | { readonly missing: string };

/** Figures of a market that share their draws: in one draw, size, headroom and penetration belong to the same market. */
export function marketInputs(market: Market, own: OwnCustomers | null, unseen: string | null): MarketInputs {
  const inputs: Uncertain[] = [];
  const drawn = (range: Range | null | undefined) => {
    if (!range) return null;
    inputs.push({ kind: "range", ...range });
    return { at: inputs.length - 1, range };
  };
  const size = drawn(market.size?.range);
  const flows = ["newCompanies", "firstAdopters", "switchers"] as const;
  const growth = flows.map((flow) => drawn(market.growth?.[flow])).filter((one) => one !== null);
  const fresh = market.growth?.newCompanies ? growth[0] : undefined;
  const noSize = { missing: "Its market size is not written down." };
  const noCustomers = { missing: unseen ?? "The data do not tell its customers." };

  const figure = (id: MarketFigureId): MarketFigure => {
    switch (id) {
      case "market_size":
        return size ? ranged(size.range, (all) => all[size.at] ?? 0) : noSize;
      case "customers_today":
        return own ? ranged(single(own.today), () => own.today) : noCustomers;
      case "headroom":
        if (!size || !own) return size ? noCustomers : noSize;
        return ranged(headroom(size.range, own.today), (all) => Math.max(0, (all[size.at] ?? 0) - own.today));
      case "penetration": {
        if (!size || !own) return size ? noCustomers : noSize;
        const share = penetration(size.range, own.today);
        if (!share) return { missing: "Its market size is 0." };
        return ranged(share, (all) => Math.min(1, own.today / Math.max(1, all[size.at] ?? 0)));
      }
      case "demand": {
        const sum = yearlyDemand(market.growth);
        if (!sum) return { missing: "Its growth is not written down." };
        return ranged(sum, (all) => growth.reduce((total, { at }) => total + (all[at] ?? 0), 0));
      }
      case "with_solution": {
        const share = market.withSolution?.share;
        if (share === undefined) return { missing: "The share that has a solution is not written down." };
        return ranged(single(share), () => share);
      }
      case "years_to_saturation": {
        if (!size || !own) return size ? noCustomers : noSize;
        if (own.wonInYear === null || own.lostInYear === null)
          return { missing: "The data do not tell who came and left in the last twelve months." };
        const net = own.wonInYear - own.lostInYear;
        const years = (companies: number, added: number) => {
          const room = Math.max(0, companies - own.today);
          if (room === 0) return 0;
          return net > added ? room / (net - added) : Number.POSITIVE_INFINITY;
        };
        const at = (bound: keyof Range) => years(size.range[bound], fresh?.range[bound] ?? 0);
        return ranged({ low: at("low"), base: at("base"), high: at("high") }, (all) =>
          years(all[size.at] ?? 0, fresh ? (all[fresh.at] ?? 0) : 0),
        );
      }
    }
  };
  return { inputs, figure };
}

function ranged({ low, base, high }: Range, of: (drawn: Float64Array) => number): MarketFigure {
  return { value: base, low, high, of };
}

function single(value: number): Range {
  return { low: value, base: value, high: value };
}
