import "server-only";
import type { Cell, Group, MetricHead, ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import { againstLabel, estimateWords } from "@/lib/domain/sentence";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { coarseEstimate } from "./coarse-estimate";
import { coarseCount } from "./rules";

/** Why the rows of a board are rounded, which is said under it. */
const notes = {
  ownBands:
    "For your role, counts of bands that you cut yourself are rounded to 5 and their values to what is sure, or two cuts would tell of one customer.",
  nearDefinition:
    "For your role, counts of a definition that differs from a newer one by fewer than 5 customers are rounded to 5 and its values to what is sure.",
};

/** A board with some of its rows rounded: what one could ask twice, a little differently, must not tell of one customer. */
export function withCoarseRows(
  view: ScoreboardView,
  isCoarse: (group: Group) => boolean,
  reason: keyof typeof notes,
): ScoreboardView {
  const rows = view.groups.map(isCoarse);
  if (!rows.includes(true)) return view;
  return {
    ...view,
    groups: view.groups.map((group, row) => (rows[row] ? coarseGroup(group, view.total) : group)),
    cells: view.cells.map((row, at) =>
      rows[at] ? row.map((cell, column) => coarse(cell, view.metrics[column])) : row,
    ),
    notes: [...view.notes, notes[reason]],
  };
}

/** Whether a question cuts a number in bands of its own, not in those of the mapping, which are the same for everybody. */
export function hasOwnBands(
  { by, bands }: Pick<ScoreboardQuestion, "by" | "bands">,
  { manifest }: DatasetVersion,
): boolean {
  return bands !== undefined && bands.join() !== manifest.bands[by]?.join();
}

/** A group's counts rounded to 5, and its share of the total by them. */
export function coarseGroup<G extends Group>(group: G, total: number): G {
  const fives = (count: number | null) => (count === null ? null : coarseCount(count));
  const size = fives(group.size);
  return {
    ...group,
    size,
    customers: fives(group.customers),
    shareOfTotal: size === null || total === 0 ? null : size / total,
  };
}

/** What a cell says in words, read from the cell as it is shown. */
export function shownWords(view: ScoreboardView, cell: Cell, head: MetricHead): string[] {
  if (cell.estimate === null) return [];
  const { currency } = view.dataset;
  return estimateWords(cell.estimate, head, { against: `group:${againstLabel(view)}`, currency });
}

function coarse(cell: Cell, head: MetricHead | undefined): Cell {
  return { ...cell, estimate: cell.estimate && coarseEstimate(cell.estimate, head?.unit ?? "number") };
}
