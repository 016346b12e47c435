import { type RevenuePart, revenueParts } from "@/lib/domain/revenue-retention";
import { isSmall, smallestShownCount } from "@/lib/stats/small-cells";

/** Which parts of the bridges of groups, and of all of them together, are hidden; in the order of `revenueParts`. */
export interface HiddenParts {
  readonly rows: boolean[][];
  readonly total: boolean[];
}

/** Parts that protect a small one, the least missed first: who reads a bridge looks for churn and new customers. */
const givenUp: readonly RevenuePart[] = [
  "other",
  "contraction",
  "reactivation",
  "expansion",
  "new",
  "churn",
  "unchanged",
];
const order = givenUp.map((part) => revenueParts.indexOf(part));

/**
 * Customers of the parts of each group's bridge and of the whole: parts of 1 to 4 customers are hidden, and so many others that neither
 * a bridge's own totals nor the whole less the other groups gives them away (statistics 4.3). Groups share no customer and make up the
 * whole; a row of `gone` is hidden in all its parts, and cells of `told` are hidden too.
 */
export function hiddenParts(
  counts: readonly (readonly number[])[],
  whole: readonly number[],
  gone: readonly boolean[],
  told: readonly (readonly boolean[])[] = [],
): HiddenParts {
  let state: HiddenParts = {
    rows: counts.map((row, index) =>
      row.map((count, part) => gone[index] === true || isSmall(count) || told[index]?.[part] === true),
    ),
    total: whole.map(isSmall),
  };
  for (;;) {
    const next = step(state, counts, whole);
    if (sizeOf(next) === sizeOf(state)) return next;
    state = next;
  }
}

function step(
  { rows, total }: HiddenParts,
  counts: readonly (readonly number[])[],
  whole: readonly number[],
): HiddenParts {
  const shownRows = rows.map((row, index) => protectedLine(counts[index] ?? [], row));
  const shownTotal = protectedLine(whole, total);
  whole.forEach((_, part) => {
    const column = counts.map((row) => row[part] ?? 0);
    const hidden = () => column.filter((count, index) => count > 0 && shownRows[index]?.[part]);
    const isSafe = () =>
      shownTotal[part]
        ? hidden().length > 0 || column.every((count) => count === 0)
        : hidden().length === 0 || isProtected(hidden());
    const candidates = column
      .map((count, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !shownRows[index]?.[part])
      .sort((one, other) => one.count - other.count || one.index - other.index);
    for (const { index } of candidates) {
      if (isSafe()) break;
      const row = shownRows[index];
      if (row) row[part] = true;
    }
    if (!isSafe()) shownTotal[part] = true;
  });
  return { rows: shownRows, total: shownTotal };
}

/** What a bridge adds up: everything, the customers it opens with, and those it closes with. */
const totals: readonly (readonly RevenuePart[])[] = [
  revenueParts,
  ["expansion", "unchanged", "contraction", "churn"],
  ["new", "reactivation", "expansion", "unchanged", "contraction"],
];

/** Hides further parts until those hidden within each total are at least two customers' worth that add up to at least five. */
function protectedLine(counts: readonly number[], hidden: readonly boolean[]): boolean[] {
  let result = [...hidden];
  for (;;) {
    const next = totals.reduce((line, parts) => protectedTotal(counts, line, parts), result);
    if (next.every((one, part) => one === result[part])) return next;
    result = next;
  }
}

function protectedTotal(
  counts: readonly number[],
  hidden: readonly boolean[],
  parts: readonly RevenuePart[],
): boolean[] {
  const result = [...hidden];
  const within = parts.map((part) => revenueParts.indexOf(part));
  const cells = () => within.flatMap((part) => (result[part] && (counts[part] ?? 0) > 0 ? [counts[part] ?? 0] : []));
  for (const part of order.filter((one) => within.includes(one))) {
    if (cells().length === 0 || isProtected(cells())) break;
    if ((counts[part] ?? 0) > 0) result[part] = true;
  }
  return result;
}

function isProtected(cells: readonly number[]): boolean {
  return cells.length >= 2 && cells.reduce((sum, count) => sum + count, 0) >= smallestShownCount;
}

function sizeOf({ rows, total }: HiddenParts): number {
  return [...rows.flat(), ...total].filter(Boolean).length;
}
