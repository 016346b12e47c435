/**
 * What a set of customers (one, or a bucket of many) brought at each age in months, index 0 being their first month: so many of
 * them were observed through the end of that age, and together they brought so much. After their end they bring 0 and stay in.
 */
export interface ObservedPart {
  readonly observed: readonly number[];
  readonly amount: readonly number[];
}

/** Per age: customers observed through it, their mean amount, the observed value up to and with it, and its standard error. */
export interface ObservedValue {
  readonly n: readonly number[];
  readonly meanAtAge: readonly number[];
  readonly cumulative: readonly number[];
  readonly se: readonly number[];
}

/** Ages with fewer customers observed are not used. */
export const fewestObserved = 10;

/**
 * Observed value per customer to each age: the sum over ages of the mean among those observed through that age, up to the first
 * age with fewer than `fewest` of them. se^2 is the sum over parts of the squared sum of (amount - mean * observed) / n; parts are
 * independent of each other. Statistics, section 8.2.
 */
export function observedValue(parts: readonly ObservedPart[], fewest: number = fewestObserved): ObservedValue {
  const result = { n: [] as number[], meanAtAge: [] as number[], cumulative: [] as number[], se: [] as number[] };
  const influence = parts.map(() => 0);
  let value = 0;
  for (let age = 0; ; age += 1) {
    const n = total(parts, (part) => part.observed[age]);
    if (n < Math.max(1, fewest)) return result;
    const mean = total(parts, (part) => part.amount[age]) / n;
    value += mean;
    let squares = 0;
    for (const [index, part] of parts.entries()) {
      const own = (influence[index] ?? 0) + ((part.amount[age] ?? 0) - mean * (part.observed[age] ?? 0)) / n;
      influence[index] = own;
      squares += own * own;
    }
    result.n.push(n);
    result.meanAtAge.push(mean);
    result.cumulative.push(value);
    result.se.push(Math.sqrt(squares));
  }
}

function total(parts: readonly ObservedPart[], at: (part: ObservedPart) => number | undefined): number {
  return parts.reduce((sum, part) => sum + (at(part) ?? 0), 0);
}
