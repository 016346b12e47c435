import type { Interval } from "./interval";
import { fewestObserved, type ObservedPart, observedValue } from "./observed-value";

/**
 * A bucket of customers: what their acquisition cost, for how many of them that is known, and the margin brought by age, by those of
 * them who started.
 */
export interface PaybackPart extends ObservedPart {
  readonly cost: number;
  readonly customers: number;
}

/**
 * Months until the observed margin per customer who started reaches the acquisition cost per customer with one, counted from 1.
 * `months` is null where it is not reached within the `within` months observed, or not in more than half of the draws; the interval
 * holds the middle 90 % of the draws and is open where more than 5 % of them miss.
 */
export interface Payback {
  readonly months: number | null;
  readonly interval: Interval | null;
  readonly within: number;
}

/** What a customer cost to acquire and has brought up to each month of life, with its standard error; as far as ten were observed. */
export interface PaybackCurve {
  /** Null where no customer has a known cost. */
  readonly cost: number | null;
  readonly cumulative: readonly number[];
  readonly se: readonly number[];
}

/** The curve whose crossing of the cost is the payback. Statistics, sections 8.2 and 8.4. */
export function paybackCurve(parts: readonly PaybackPart[]): PaybackCurve {
  const { cumulative, se } = observedValue(parts, fewestObserved);
  const customers = parts.reduce((sum, part) => sum + part.customers, 0);
  const cost = parts.reduce((sum, part) => sum + part.cost, 0);
  return { cost: customers === 0 ? null : cost / customers, cumulative, se };
}

/** Draws of the buckets, with replacement, from which the interval is taken. */
const draws = 2000;

/** Payback with the 5 and 95 % points of bucket draws; no projection beyond what was observed. Statistics, sections 8.4 and 11.2. */
export function payback(parts: readonly PaybackPart[], random: () => number): Payback {
  const { cost, cumulative } = paybackCurve(parts);
  const within = cumulative.length;
  if (within === 0 || cost === null) return { months: null, interval: null, within };
  const reached = cumulative.findIndex((value) => value >= cost);
  const sampled = drawnMonths(table(parts, within), random);
  const missed = sampled.filter((months) => months === Number.POSITIVE_INFINITY).length;
  if (reached < 0 || missed > draws / 2) return { months: null, interval: null, within };
  return { months: reached + 1, interval: [percentile(sampled, 0.05), percentile(sampled, 0.95)], within };
}

interface Table {
  readonly parts: readonly PaybackPart[];
  readonly within: number;
  /** Amounts and customers observed, age by age, the parts in a row. */
  readonly amount: Float64Array;
  readonly observed: Float64Array;
}

function table(parts: readonly PaybackPart[], within: number): Table {
  const amount = new Float64Array(within * parts.length);
  const observed = new Float64Array(within * parts.length);
  for (const [index, part] of parts.entries()) {
    for (let age = 0; age < within; age += 1) {
      amount[age * parts.length + index] = part.amount[age] ?? 0;
      observed[age * parts.length + index] = part.observed[age] ?? 0;
    }
  }
  return { parts, within, amount, observed };
}

/** The months of every draw in rising order; infinity where the cost is not reached. */
function drawnMonths(columns: Table, random: () => number): Float64Array {
  const { parts } = columns;
  const weights = new Float64Array(parts.length);
  const months = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    weights.fill(0);
    for (let pick = 0; pick < parts.length; pick += 1) {
      const index = Math.floor(random() * parts.length);
      weights[index] = (weights[index] ?? 0) + 1;
    }
    months[draw] = monthsOf(columns, weights);
  }
  return months.sort();
}

function monthsOf({ parts, within, amount, observed }: Table, weights: Float64Array): number {
  let cost = 0;
  let customers = 0;
  for (const [index, part] of parts.entries()) {
    const weight = weights[index] ?? 0;
    cost += weight * part.cost;
    customers += weight * part.customers;
  }
  let value = 0;
  for (let age = 0; age < within; age += 1) {
    let sum = 0;
    let n = 0;
    const start = age * weights.length;
    for (let index = 0; index < weights.length; index += 1) {
      const weight = weights[index] ?? 0;
      sum += weight * (amount[start + index] ?? 0);
      n += weight * (observed[start + index] ?? 0);
    }
    if (n === 0) break;
    value += sum / n;
    if (value * customers >= cost) return age + 1;
  }
  return Number.POSITIVE_INFINITY;
}

/** Type-7 quantile of values in rising order; null where it is not finite. */
function percentile(rising: Float64Array, q: number): number | null {
  const place = (rising.length - 1) * q;
  const lower = rising[Math.floor(place)] ?? Number.NaN;
  const upper = rising[Math.ceil(place)] ?? Number.NaN;
  return Number.isFinite(upper) ? lower + (place - Math.floor(place)) * (upper - lower) : null;
}
