import {
  type RevenueAmount,
  type RevenueBridgeView,
  type RevenuePart,
  revenueParts,
} from "@/lib/domain/revenue-retention";
import { centsThatAddUp, roundedCents, tenThousandths } from "@/lib/stats/exact-cents";
import { addMoments, emptyMoments, type Moments, momentsOfCounts } from "@/lib/stats/moments";
import type { RevenueSums } from "./revenue-accounts";

/** The customers of one group in one window: how many are in each part, with exact sums in ten-thousandths of the currency. */
export interface RevenueAccounts {
  readonly parts: Readonly<Record<RevenuePart, PartSums>>;
}

interface PartSums {
  readonly customers: number;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly kept: bigint;
  readonly net: Moments;
  readonly gross: Moments;
}

/** Parts of a group's revenue, of the customers who had any in the opening period. */
const baseParts = ["expansion", "unchanged", "contraction", "churn"] as const;

/** Adds up the rows that make a group; rows without customers in them leave every part empty. */
export function revenueAccounts(rows: readonly RevenueSums[]): RevenueAccounts {
  const parts = revenueParts.map((part) => [part, rows.filter((row) => row.part === part).map(partSums)] as const);
  return {
    parts: Object.fromEntries(
      parts.map(([part, sums]) => [part, sums.reduce(together, nothing)]),
    ) as RevenueAccounts["parts"],
  };
}

/** Customers with revenue in the opening period: the base of all three shares. */
export function baseOf({ parts }: RevenueAccounts): number {
  return baseParts.reduce((sum, part) => sum + parts[part].customers, 0);
}

/** Moments of the three shares over the base, with the exact sums that their values are made of. */
export function sharesOf({ parts }: RevenueAccounts): {
  readonly net: ShareSums;
  readonly gross: ShareSums;
  readonly logo: ShareSums;
} {
  const base = baseParts.map((part) => parts[part]).reduce(together, nothing);
  const kept = base.customers - parts.churn.customers;
  const opening = money(base.opening);
  return {
    net: { moments: base.net, numerator: money(base.closing), denominator: opening },
    gross: { moments: base.gross, numerator: money(base.kept), denominator: opening },
    logo: { moments: momentsOfCounts(kept, base.customers), numerator: kept, denominator: base.customers },
  };
}

interface ShareSums {
  readonly moments: Moments;
  readonly numerator: number;
  readonly denominator: number;
}

/** The bridge in whole cents: opening and all parts add up to closing exactly. */
export function bridgeOf(accounts: RevenueAccounts): RevenueBridgeView {
  const { parts } = accounts;
  const all = revenueParts.map((part) => parts[part]);
  const opening = all.reduce((sum, part) => sum + part.opening, 0n);
  const closing = all.reduce((sum, part) => sum + part.closing, 0n);
  const [start = 0, ...changes] = centsThatAddUp([opening, ...all.map((part) => part.closing - part.opening)]);
  const { other, churn, ...ended } = parts;
  return {
    opening: { customers: baseOf(accounts), cents: start },
    parts: revenueParts.map((part, index) => ({
      part,
      customers: parts[part].customers,
      cents: changes[index] ?? 0,
    })),
    closing: {
      customers: Object.values(ended).reduce((sum, part) => sum + part.customers, 0),
      cents: Number(roundedCents(closing)),
    },
  } satisfies RevenueBridgeView & { readonly opening: RevenueAmount };
}

const noMoments = emptyMoments(1);
const nothing: PartSums = { customers: 0, opening: 0n, closing: 0n, kept: 0n, net: noMoments, gross: noMoments };

function together(one: PartSums, other: PartSums): PartSums {
  return {
    customers: one.customers + other.customers,
    opening: one.opening + other.opening,
    closing: one.closing + other.closing,
    kept: one.kept + other.kept,
    net: addMoments(one.net, other.net),
    gross: addMoments(one.gross, other.gross),
  };
}

function partSums(row: RevenueSums): PartSums {
  const { customers, x, xx, xxx } = row;
  const shared = { rows: customers, customers, sumB: x, sumBB: xx, sumBBB: xxx, rowBB: xx, shift: 1 };
  return {
    customers,
    opening: tenThousandths(row.opening),
    closing: tenThousandths(row.closing),
    kept: tenThousandths(row.kept),
    net: {
      ...shared,
      sumA: row.net,
      sumAA: row.net_net,
      sumAB: row.net_x,
      sumAAA: row.net_net_net,
      sumAAB: row.net_net_x,
      sumABB: row.net_x_x,
      rowAA: row.net_net,
      rowAB: row.net_x,
      nonZero: row.net_non_zero,
      maxA: row.net_max,
    },
    gross: {
      ...shared,
      sumA: row.gross,
      sumAA: row.gross_gross,
      sumAB: row.gross_x,
      sumAAA: row.gross_gross_gross,
      sumAAB: row.gross_gross_x,
      sumABB: row.gross_x_x,
      rowAA: row.gross_gross,
      rowAB: row.gross_x,
      nonZero: row.gross_non_zero,
      maxA: row.gross_max,
    },
  };
}

function money(amount: bigint): number {
  return Number(amount) / 10_000;
}
