import "server-only";
import type { TrendChange, TrendLine, TrendView } from "@/lib/domain/trend";
import { hiddenInLine, isSmall, smallestShownCount } from "@/lib/stats/small-cells";

const sentence = "Hidden: fewer than 5 customers stand in one of the two periods, or next to so few.";

/**
 * A trend with its small numbers hidden, for roles that the access table names (statistics 4.3): points of 1 to 4 customers, and so many
 * of the smallest others of the same period that no total gives them away. `overlaps`: groups that may share customers.
 */
export function withoutSmallPoints(view: TrendView, overlaps: boolean): TrendView {
  const hidden = view.periods.map((_, place) => {
    const counts = view.groups.map(({ points }) => behind(points[place]));
    const total = behind(view.all.points[place]);
    if (!overlaps) return hiddenInLine(counts);
    return counts.map((count) => isSmall(count) || (count > 0 && isSmall(total - count)));
  });
  const lines = view.groups.map((line, index) =>
    withoutPoints(
      view,
      line,
      hidden.map((one) => one[index] ?? false),
    ),
  );
  const all = withoutPoints(
    view,
    view.all,
    view.all.points.map((point) => isSmall(behind(point))),
  );
  const count = [all, ...lines].reduce((sum, line) => sum + line.hidden.length, 0);
  const note = `${count} points are hidden: fewer than ${smallestShownCount} customers, or needed to protect such a group.`;
  return { ...view, all, groups: lines, notes: count === 0 ? view.notes : [...view.notes, note] };
}

function withoutPoints(view: TrendView, line: TrendLine, hidden: readonly boolean[]): TrendLine {
  const places = hidden.flatMap((isHidden, place) => (isHidden ? [place] : []));
  const isTold = (change: TrendChange) => {
    const other = view.periods.findIndex(({ key }) => key === change.against.key);
    return !places.includes(other) && !places.includes(view.last ?? -1);
  };
  const shown = (change: TrendChange | null): TrendChange | null => {
    if (change === null || isTold(change)) return change;
    return { against: change.against, from: null, to: null, difference: null, estimate: null, sentence };
  };
  return {
    ...line,
    points: line.points.map((point, place) => (hidden[place] ? null : point)),
    hidden: places,
    previous: shown(line.previous),
    yearBefore: shown(line.yearBefore),
  };
}

/** Customers behind a point; where rows belong to nobody, the rows. */
function behind(point: TrendLine["points"][number] | undefined): number {
  return point?.customers || point?.n || 0;
}
