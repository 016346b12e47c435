import { type Bounds, usualAlpha } from "@/lib/stats/interval";
import { addMoments, emptyMoments, type Moments } from "@/lib/stats/moments";
import { ratioEstimate, ratioInterval } from "@/lib/stats/ratio-metric";
import { wilson } from "@/lib/stats/wilson";

/** Revenue of one customer at the opening and the closing point, whole cents. */
export interface Account {
  readonly openingCents: number;
  readonly closingCents: number;
  /** True when the customer had revenue at any time before the opening. */
  readonly customerBeforeOpening: boolean;
}

/** Parts of the way from opening to closing in whole cents; contraction and churn are negative; they add up exactly. */
export interface RevenueBridge {
  readonly opening: number;
  readonly new: number;
  readonly reactivation: number;
  readonly expansion: number;
  readonly contraction: number;
  readonly churn: number;
  readonly other: number;
  readonly closing: number;
}

/** Sums every account into exactly one part: opening + all changes = closing. */
export function revenueBridge(accounts: readonly Account[]): RevenueBridge {
  const parts = { opening: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, other: 0, closing: 0 };
  for (const account of accounts) {
    parts.opening += account.openingCents;
    parts.closing += account.closingCents;
    parts[partOf(account)] += account.closingCents - account.openingCents;
  }
  return parts;
}

/** Shares of opening revenue (NRR, GRR) and of opening customers (logo) still there; null without opening revenue. */
export interface RevenueRetention {
  readonly nrr: number;
  readonly nrrSe: number | null;
  readonly nrrInterval: Bounds | null;
  readonly grr: number;
  readonly grrSe: number | null;
  readonly grrInterval: Bounds | null;
  readonly logo: number;
  readonly logoInterval: Bounds | null;
}

/** NRR and GRR as ratio metrics over customers with revenue at the opening, logo retention with Wilson. */
export function revenueRetention(accounts: readonly Account[], alpha: number = usualAlpha): RevenueRetention | null {
  const base = accounts.filter((account) => account.openingCents > 0);
  const net = ratioEstimate(sums(base.map((account) => [account.closingCents, account.openingCents])));
  const gross = ratioEstimate(
    sums(
      base.map(({ openingCents, closingCents }) => [Math.min(openingCents, Math.max(closingCents, 0)), openingCents]),
    ),
  );
  if (!net || !gross) return null;
  const kept = base.filter((account) => account.closingCents > 0).length;
  return {
    nrr: net.value,
    nrrSe: net.variance === null ? null : Math.sqrt(net.variance),
    nrrInterval: ratioInterval(net, alpha),
    grr: gross.value,
    grrSe: gross.variance === null ? null : Math.sqrt(gross.variance),
    grrInterval: ratioInterval(gross, alpha),
    logo: kept / base.length,
    logoInterval: wilson(kept, base.length, alpha),
  };
}

function partOf({ openingCents, closingCents, customerBeforeOpening }: Account): keyof RevenueBridge {
  if (openingCents <= 0) return closingCents <= 0 ? "other" : customerBeforeOpening ? "reactivation" : "new";
  if (closingCents <= 0) return "churn";
  return closingCents >= openingCents ? "expansion" : "contraction";
}

function sums(pairs: readonly (readonly [number, number])[]): Moments {
  return pairs.map(([a, b]) => momentsOfCustomer(a, b)).reduce(addMoments, emptyMoments());
}

function momentsOfCustomer(a: number, b: number): Moments {
  return {
    ...emptyMoments(),
    rows: 1,
    customers: 1,
    sumA: a,
    sumB: b,
    sumAA: a * a,
    sumAB: a * b,
    sumBB: b * b,
    sumAAA: a ** 3,
    sumAAB: a * a * b,
    sumABB: a * b * b,
    sumBBB: b ** 3,
    rowAA: a * a,
    rowAB: a * b,
    rowBB: b * b,
    nonZero: a === 0 ? 0 : 1,
    maxA: a,
  };
}
