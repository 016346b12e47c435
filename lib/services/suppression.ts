import "server-only";
import { AppError } from "@/lib/domain/app-error";
import { listed } from "@/lib/domain/in-sentence";
import type { Cell, Group, ScoreboardView } from "@/lib/domain/scoreboard";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { coarseCount } from "./rules";

const sentence = "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.";

/**
 * The scoreboard with small groups hidden, for roles that the access table names (statistics 4.3): a group of 1 to 4 customers,
 * by size or in any metric, is hidden with its whole row, and so many of the smallest others that no total gives it away.
 * Marks and the family stay as they are: they must be the same for everybody.
 */
export function withoutSmallGroups(view: ScoreboardView): ScoreboardView {
  const hidden = hiddenRows(view);
  return withoutRows(view, hidden, hidden.length > 12 && hidden.filter(Boolean).length > hidden.length / 2);
}

/**
 * The same for segments, which may share customers: `lines` are the customers behind the sizes and each metric by the segments they
 * are in. Whom a segment shares with the one compared with is rounded to 5, as other counts of overlaps are.
 */
export function withoutSmallSegments(view: ScoreboardView, lines: readonly (readonly SetAtom[])[]): ScoreboardView {
  const groups = view.groups.map(({ shared, ...group }) =>
    shared === undefined || isSmall(shared) ? group : { ...group, shared: coarseCount(shared) ?? 0 },
  );
  return withoutRows({ ...view, groups }, hiddenOverlapping(view.groups.length, lines), false);
}

/** Numbers against a hidden group would give its own away. Throws AppError forbidden where it is the one compared with. */
function demandShownReference({ against, groups }: ScoreboardView, hidden: readonly boolean[]): void {
  const reference = groups.findIndex(({ key }) => against === `group:${key}`);
  if (reference < 0 || !hidden[reference]) return;
  throw new AppError(
    "forbidden",
    `${groups[reference]?.label} is hidden for your role, as so few customers are in it or next to it, so nothing can be compared with it. Compare with the rest.`,
    [{ path: "against", value: against }],
  );
}

/** `singlesOut`: the names of the groups are hidden as well. */
function withoutRows(view: ScoreboardView, hidden: readonly boolean[], singlesOut: boolean): ScoreboardView {
  if (!hidden.includes(true)) return view;
  demandShownReference(view, hidden);
  return {
    ...view,
    groups: view.groups.map((group, index) => (hidden[index] ? hiddenGroup(group, singlesOut ? index : null) : group)),
    cells: view.cells.map((row, index) => (hidden[index] ? row.map(suppressed) : row)),
    notes: [...view.notes, hiddenNote(view, hidden, singlesOut)],
  };
}

/** A large group may be hidden for one number of it, so the note says that size is not the reason. */
function hiddenNote(view: ScoreboardView, hidden: readonly boolean[], singlesOut: boolean): string {
  const names = view.groups.flatMap(({ label }, index) => (hidden[index] ? [label] : []));
  const named =
    singlesOut || names.length > 4
      ? `${names.length} groups are`
      : `${listed(names)} ${names.length === 1 ? "is" : "are"}`;
  return `${named} hidden with all numbers of the row: fewer than ${smallestShownCount} customers stand behind one of the numbers asked here, or behind one that could be worked out from it. Analysts and admins see them.`;
}

/** Rows to hide: every line (sizes, and the customers behind each metric) is complemented until nothing changes. */
function hiddenRows(view: ScoreboardView): boolean[] {
  const lines = [
    view.groups.map((group) => group.customers ?? 0),
    ...view.metrics.map((_, metric) => view.cells.map((row) => behind(row[metric]))),
  ];
  const totals = [sum(lines[0] ?? []), ...view.totals.map((cell) => behind(cell))];
  let hidden = view.groups.map((_, index) =>
    lines.some((line, at) => isSmall(line[index] ?? 0) || isSmall((totals[at] ?? 0) - (line[index] ?? 0))),
  );
  for (;;) {
    const next = lines.reduce((rows, line) => complemented(line, rows), hidden);
    if (next.every((row, index) => row === hidden[index])) return next;
    hidden = next;
  }
}

/** Hides further rows, the smallest of the line first, until its hidden cells are at least two that add up to at least five. */
function complemented(line: readonly number[], hidden: readonly boolean[]): boolean[] {
  const rows = [...hidden];
  const isProtected = () => {
    const cells = line.filter((count, index) => rows[index] && count > 0);
    return cells.length === 0 || (cells.length >= 2 && sum(cells) >= smallestShownCount);
  };
  const candidates = line
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !rows[index]);
  for (const { index } of candidates.sort((a, b) => a.count - b.count || a.index - b.index)) {
    if (isProtected()) break;
    rows[index] = true;
  }
  return rows;
}

/** Customers behind a cell; where rows belong to nobody, the rows. */
function behind(cell: Cell | undefined): number {
  return cell?.estimate?.customers || cell?.estimate?.n || 0;
}

/** A hidden group keeps its name, but where most of many groups are hidden the values themselves single customers out. */
function hiddenGroup(group: Group, place: number | null): Group {
  const { shared: _, ...named } = group;
  const bare = { ...named, size: null, customers: null, shareOfTotal: null };
  return place === null ? bare : { ...bare, key: `(hidden ${place + 1})`, label: "hidden" };
}

function suppressed(): Cell {
  return { state: "suppressed", estimate: null, sentence };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
