/** Counts of customers below this are not shown to roles for which the access table says so. */
export const smallestShownCount = 5;

/**
 * Cells to hide in a line whose total is shown: those with 0 < n < 5, and further ones, the smallest first (first in order on a
 * tie), until at least two non-zero cells with a sum of at least 5 are hidden, so that the total gives nothing away. `hidden`: cells
 * that are hidden in any case.
 */
export function hiddenInLine(counts: readonly number[], hidden: readonly boolean[] = []): boolean[] {
  return complemented(
    counts,
    counts.map((count, index) => isSmall(count) || hidden[index] === true),
  );
}

/** The same for a table with shown row and column totals: rows, then columns, until nothing changes. */
export function hiddenInTable(counts: readonly (readonly number[])[]): boolean[][] {
  let hidden = counts.map((row) => row.map(isSmall));
  for (;;) {
    const byRows = hidden.map((row, index) => complemented(counts[index] ?? [], row));
    const byColumns = transposed(
      transposed(byRows).map((column, index) =>
        complemented(
          counts.map((row) => row[index] ?? 0),
          column,
        ),
      ),
    );
    if (sizeOf(byColumns) === sizeOf(hidden)) return byColumns;
    hidden = byColumns;
  }
}

/** True for a count that is hidden on its own account. */
export function isSmall(count: number): boolean {
  return count > 0 && count < smallestShownCount;
}

function complemented(counts: readonly number[], hidden: readonly boolean[]): boolean[] {
  const result = [...hidden];
  if (!result.includes(true)) return result;
  const candidates = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !result[index])
    .sort((a, b) => a.count - b.count || a.index - b.index);
  let cells = counts.filter((count, index) => count > 0 && result[index]).length;
  let sum = counts.reduce((total, count, index) => total + (result[index] ? count : 0), 0);
  for (const { count, index } of candidates) {
    if (cells >= 2 && sum >= smallestShownCount) break;
    result[index] = true;
    cells += 1;
    sum += count;
  }
  return result;
}

function transposed(table: readonly (readonly boolean[])[]): boolean[][] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? false));
}

function sizeOf(hidden: readonly (readonly boolean[])[]): number {
  return hidden.flat().filter(Boolean).length;
}
