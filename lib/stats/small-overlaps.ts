import type { SetAtom } from "./set-overlap";
import { smallestShownCount } from "./small-cells";

/**
 * Which of several overlapping groups to hide so that no sum of 1 to 4 customers can be worked out (statistics 4.3). `lines`: for the
 * sizes and for each metric, the customers behind it by the groups they are in (those in no group too). Every line shows a sum for
 * each group and one for all.
 *
 * Groups that overlap give more away than their own numbers: A less B is A without B where B lies inside, and all less A, B and C is
 * whoever is in none. A reader can form any combination of the shown sums, so the question is whether one of them has only few
 * customers in it. Customers fall into atoms (those in exactly the same groups), which the shown sums never split. A combination tells
 * about few customers only if every atom of 5 or more cancels in it. These combinations are a linear space, found by elimination: where
 * it holds nothing, nothing can be told. Where it holds one combination (and its multiples) of at least 5 customers together, it tells
 * no more than a group of 5 would. Anything else hides the smallest group that takes part, and the search begins again: so the row of
 * a small group goes, and with it the neighbour whose sum would bring it back. This may hide more than it must, never less.
 */
export function hiddenOverlapping(groups: number, lines: readonly (readonly SetAtom[])[]): boolean[] {
  const hidden = new Array<boolean>(groups).fill(false);
  const sizes = sizesOf(groups, lines[0] ?? []);
  for (;;) {
    const shown = hidden.flatMap((one, group) => (one ? [] : [group]));
    const taking = lines.flatMap((line) => tellingGroups(shown, line));
    const [smallest] = [...new Set(taking)].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
    if (smallest === undefined) return hidden;
    hidden[smallest] = true;
  }
}

/** A combination of the shown sums: a coefficient (modulo the prime) for each shown group, the last one for the sum of all. */
type Combination = readonly number[];

/** The shown groups that take part in a combination that tells about few customers; none where there is no such combination. */
function tellingGroups(shown: readonly number[], line: readonly SetAtom[]): number[] {
  const columns = line.map(({ inside, count }) => ({
    count,
    rows: [...inside.flatMap((group) => (shown.includes(group) ? [shown.indexOf(group)] : [])), shown.length],
  }));
  const large = columns.filter(({ count }) => count >= smallestShownCount);
  const small = columns.filter(({ count }) => count > 0 && count < smallestShownCount);
  const units = Array.from({ length: shown.length + 1 }, (_, at) => unit(shown.length + 1, at));
  const { left: cancelling } = eliminated(units, large);
  const { pivots } = eliminated(cancelling, small);
  const [only] = pivots;
  if (!only) return [];
  const told = small.reduce((sum, column) => sum + (coefficientOf(only, column) === 0 ? 0 : column.count), 0);
  if (pivots.length === 1 && told >= smallestShownCount) return [];
  return shown.filter((_, at) => pivots.some((combination) => combination[at] !== 0));
}

interface Column {
  readonly rows: readonly number[];
  readonly count: number;
}

/** Combinations that vanish in every column, and those that had to go, each independent of the others. */
function eliminated(
  combinations: readonly Combination[],
  columns: readonly Column[],
): { left: Combination[]; pivots: Combination[] } {
  let left = [...combinations];
  const pivots: Combination[] = [];
  for (const column of columns) {
    const pivot = left.find((one) => coefficientOf(one, column) !== 0);
    if (!pivot) continue;
    const factor = inverse(coefficientOf(pivot, column));
    pivots.push(pivot);
    left = left
      .filter((one) => one !== pivot)
      .map((one) => {
        const times = (coefficientOf(one, column) * factor) % prime;
        return times === 0 ? one : one.map((value, at) => (value + (prime - times) * (pivot[at] ?? 0)) % prime);
      });
    if (left.length === 0) break;
  }
  return { left, pivots };
}

/** Whole numbers modulo a prime are exact where fractions would round; products stay below 2^53. */
const prime = 67_108_859;

function coefficientOf(combination: Combination, { rows }: Column): number {
  return rows.reduce((sum, row) => (sum + (combination[row] ?? 0)) % prime, 0);
}

function inverse(value: number): number {
  let [power, base, result] = [prime - 2, value % prime, 1];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    power = Math.floor(power / 2);
  }
  return result;
}

function unit(length: number, at: number): Combination {
  return Array.from({ length }, (_, place) => (place === at ? 1 : 0));
}

function sizesOf(groups: number, line: readonly SetAtom[]): number[] {
  const sizes = new Array<number>(groups).fill(0);
  for (const { inside, count } of line) for (const group of inside) sizes[group] = (sizes[group] ?? 0) + count;
  return sizes;
}
