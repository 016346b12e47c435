import { chiSquareP } from "./distributions";
import { atRiskAt, type LifeRow, livesIn } from "./kaplan-meier";

/** What a log-rank test compares: ends observed in each group and those expected if all curves were one. */
export interface LogRank {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  readonly groups: readonly { readonly n: number; readonly observed: number; readonly expected: number }[];
}

/**
 * Do the curves of disjoint groups differ at all? R survdiff(..., rho = 0), with late entries at risk from their entry on. Null where
 * fewer than two groups could have lost anybody. N. Mantel, Cancer Chemother. Rep. 50 (1966) 163.
 */
export function logRank(groups: readonly (readonly LifeRow[])[]): LogRank | null {
  const observed = groups.map((rows) => rows.reduce((sum, { events }) => sum + events, 0));
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const { atRisk, events, n } of endTimes(groups)) {
    const spread = n > 1 ? (events * (n - events)) / (n - 1) : 0;
    atRisk.forEach((own, one) => {
      if (own === 0) return;
      expected[one] = (expected[one] ?? 0) + (events * own) / n;
      const row = covariance[one] ?? [];
      atRisk.forEach((its, other) => {
        row[other] = (row[other] ?? 0) + spread * (own / n) * ((one === other ? 1 : 0) - its / n);
      });
    });
  }
  const told = groups.map((_, index) => index).filter((index) => (expected[index] ?? 0) > 0);
  const free = told.slice(1);
  const excess = free.map((index) => (observed[index] ?? 0) - (expected[index] ?? 0));
  const solved = solve(
    free.map((one) => free.map((other) => covariance[one]?.[other] ?? 0)),
    excess,
  );
  if (free.length === 0 || !solved) return null;
  const chiSquare = Math.max(
    0,
    solved.reduce((sum, value, index) => sum + value * (excess[index] ?? 0), 0),
  );
  return {
    chiSquare,
    df: free.length,
    p: chiSquareP(chiSquare, free.length),
    groups: groups.map((rows, index) => ({
      n: livesIn(rows),
      observed: observed[index] ?? 0,
      expected: expected[index] ?? 0,
    })),
  };
}

interface EndTime {
  readonly atRisk: readonly number[];
  readonly events: number;
  readonly n: number;
}

/** At each time at which somebody left: how many of each group were at risk. */
function endTimes(groups: readonly (readonly LifeRow[])[]): EndTime[] {
  const atRisk = groups.map((rows) => atRiskAt(rows, Number.NEGATIVE_INFINITY));
  const byTime = new Map<number, { group: number; row: LifeRow }[]>();
  groups.forEach((rows, group) => {
    for (const row of rows) byTime.set(row.time, [...(byTime.get(row.time) ?? []), { group, row }]);
  });
  const ends: EndTime[] = [];
  for (const time of [...byTime.keys()].sort((one, other) => one - other)) {
    const rows = byTime.get(time) ?? [];
    const events = rows.reduce((sum, { row }) => sum + row.events, 0);
    if (events > 0) ends.push({ atRisk: [...atRisk], events, n: atRisk.reduce((sum, count) => sum + count, 0) });
    for (const { group, row } of rows)
      atRisk[group] = (atRisk[group] ?? 0) + (row.entered ?? 0) - row.events - row.censored;
  }
  return ends;
}

/** x of A x = b for a symmetric positive matrix, by elimination with pivots; null where A is singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  const scale = Math.max(0, ...rows.map((row, index) => Math.abs(row[index] ?? 0)));
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    const lead = pivot[column] ?? 0;
    if (!(Math.abs(lead) > 1e-12 * scale)) return null;
    const from = rows.indexOf(pivot);
    rows[from] = rows[column] ?? [];
    rows[column] = pivot;
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / lead;
      for (let at = column; at <= size; at += 1) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = solution.reduce((sum, value, index) => (index > at ? sum + value * (row[index] ?? 0) : sum), 0);
    solution[at] = ((row[size] ?? 0) - known) / (row[at] ?? 1);
  }
  return solution;
}
