import "server-only";
import type { Cohort, CohortTriangle, RetentionView } from "@/lib/domain/retention";
import { hiddenInLine, hiddenInTable, isSmall, smallestShownCount } from "@/lib/stats/small-cells";

const note = `Cohorts of fewer than ${smallestShownCount} customers are hidden, and so many others, and sums, that none of them can be worked out.`;

/**
 * Triangles with small cohorts hidden, for roles that the access table names (statistics 4.3): cohorts of 1 to 4 customers with all
 * their cells, and so many of the smallest others that neither the sum of the cohorts nor the groups beside each other give them
 * away. A pooled age is hidden where it, or its difference to another, would. `overlaps`: groups that may share customers, each of
 * which is told from the rest alone.
 */
export function withoutSmallCohorts(view: RetentionView, overlaps: boolean): RetentionView {
  const sizes = sizesOf(view.all);
  const hiddenAtAll = hiddenInLine(sizes);
  const shown = view.groups.flatMap(({ triangle }) => (triangle ? [triangle] : []));
  const hidden = hiddenInGroups(shown.map(sizesOf), { sizes, hiddenAtAll, overlaps });
  let place = 0;
  const groups = view.groups.map((group) => {
    if (!group.triangle) return group;
    const rows = hidden[place] ?? [];
    place += 1;
    const triangle = withoutRows(group.triangle, rows);
    const compared = group.against && triangle.pooled[group.against.age]?.customers;
    return { ...group, triangle, against: compared === null || compared === undefined ? null : group.against };
  });
  const isAnyHidden = hiddenAtAll.includes(true) || hidden.some((rows) => rows.includes(true));
  if (!isAnyHidden) return view;
  return { ...view, all: withoutRows(view.all, hiddenAtAll), groups, notes: [...view.notes, note] };
}

function hiddenInGroups(
  groups: readonly (readonly number[])[],
  { sizes, hiddenAtAll, overlaps }: { sizes: readonly number[]; hiddenAtAll: readonly boolean[]; overlaps: boolean },
): boolean[][] {
  const own = overlaps
    ? groups.map((line) => {
        const rest = sizes.map((size, row) => size - (line[row] ?? 0));
        const told = line.map((size, row) => size > 0 && isSmall(rest[row] ?? 0));
        return (hiddenInTable([line, rest])[0] ?? []).map((is, row) => is || told[row] === true);
      })
    : hiddenInTable(groups);
  return own.map((line, group) =>
    line.map((is, row) => is || ((groups[group]?.[row] ?? 0) > 0 && hiddenAtAll[row] === true)),
  );
}

function sizesOf({ cohorts }: CohortTriangle): number[] {
  return cohorts.map(({ size }) => size ?? 0);
}

function withoutRows(triangle: CohortTriangle, hidden: readonly boolean[]): CohortTriangle {
  if (!hidden.includes(true)) return triangle;
  const shown = shownSums(triangle, hidden);
  return {
    ...triangle,
    customers: shown.everybody ? triangle.customers : null,
    cohorts: triangle.cohorts.map((cohort, row) => (hidden[row] ? hiddenCohort(cohort) : cohort)),
    pooled: triangle.pooled.map((cell) =>
      shown.ages.has(cell.age)
        ? cell
        : { ...cell, customers: null, active: null, revenue: null, value: null, interval: null },
    ),
    trend: null,
  };
}

/**
 * The pooled ages (and the sum of all) that may be shown: from the highest age down, an age adds hidden cohorts to those of the last
 * shown one; it is shown where it adds none, or at least two that hold at least five customers together.
 */
function shownSums(
  { cohorts, pooled }: CohortTriangle,
  hidden: readonly boolean[],
): { ages: ReadonlySet<number>; everybody: boolean } {
  const ages = new Set<number>();
  let last = new Set<number>();
  const isSafe = (behind: ReadonlySet<number>) => {
    const added = [...behind].filter((row) => !last.has(row));
    const sum = added.reduce((total, row) => total + (cohorts[row]?.size ?? 0), 0);
    return added.length === 0 || (added.length >= 2 && sum >= smallestShownCount);
  };
  const behindAge = (age: number) =>
    new Set(
      cohorts.flatMap(({ size, cells }, row) =>
        hidden[row] && (size ?? 0) > 0 && cells[age]?.state === "observed" ? [row] : [],
      ),
    );
  for (const { age } of pooled.toReversed()) {
    const behind = behindAge(age);
    if (!isSafe(behind)) continue;
    ages.add(age);
    last = behind;
  }
  const everybody = isSafe(new Set(cohorts.flatMap(({ size }, row) => (hidden[row] && (size ?? 0) > 0 ? [row] : []))));
  return { ages, everybody };
}

function hiddenCohort(cohort: Cohort): Cohort {
  return {
    ...cohort,
    size: null,
    cells: cohort.cells.map((cell) =>
      cell.state === "absent"
        ? cell
        : { ...cell, state: "hidden", active: null, revenue: null, value: null, interval: null },
    ),
  };
}
