import "server-only";
import {
  type RevenueBridgeView,
  type RevenueGroup,
  type RevenuePoint,
  type RevenueRetentionView,
  revenueParts,
} from "@/lib/domain/revenue-retention";
import type { Cell } from "@/lib/domain/scoreboard";
import { hiddenInLine, isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { type HiddenParts, hiddenParts } from "./hidden-parts";

const sentence = "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.";

/**
 * Revenue retention with small numbers hidden, for roles that the access table names (statistics 4.3): groups and periods with a base
 * of 1 to 4 customers, parts of a bridge of so few, and so many of the smallest others that no total gives them away. Marks and
 * family stay as they are. `overlaps`: groups that may share customers, each of which is told from the rest alone.
 */
export function withoutSmallRevenue(view: RevenueRetentionView, overlaps: boolean): RevenueRetentionView {
  const last = view.periods.length - 1;
  const points = view.periods.map((_, place) => hiddenPoints(view, place, overlaps));
  const hidden = view.groups.map((_, index) => points[last]?.[index] ?? false);
  const parts = partsHidden(view, hidden, overlaps);
  const count = hidden.filter(Boolean).length;
  return {
    ...view,
    all: isSmall(view.all.base ?? 0)
      ? hiddenGroup(view.all)
      : {
          ...view.all,
          bridge: view.all.bridge && withoutParts(view.all.bridge, parts.total),
          series: view.all.series.map(withoutSmallPoint),
        },
    groups: view.groups.map((group, index) =>
      hidden[index]
        ? hiddenGroup(group)
        : {
            ...group,
            bridge: group.bridge && withoutParts(group.bridge, parts.rows[index] ?? []),
            series: group.series.map((point, place) => (points[place]?.[index] ? hiddenPoint : point)),
          },
    ),
    notes:
      count === 0
        ? view.notes
        : [
            ...view.notes,
            `${count} groups are hidden: fewer than ${smallestShownCount} customers, or needed to protect such a group.`,
          ],
  };
}

function hiddenPoints(view: RevenueRetentionView, place: number, overlaps: boolean): boolean[] {
  const bases = view.groups.map((group) => group.series[place]?.base ?? 0);
  const total = view.all.series[place]?.base ?? 0;
  if (!overlaps) return hiddenInLine(bases);
  return bases.map((base) => isSmall(base) || (base > 0 && isSmall(total - base)));
}

/** Segments may share customers: each stands with its rest as the two groups that make up the whole. */
function partsHidden(view: RevenueRetentionView, gone: readonly boolean[], overlaps: boolean): HiddenParts {
  const whole = partsOf(view.all);
  if (!overlaps) return hiddenParts(view.groups.map(partsOf), whole, gone);
  const each = view.groups.map((group, index) =>
    hiddenParts([partsOf(group), without(whole, partsOf(group))], whole, [gone[index] === true, false]),
  );
  const alone = hiddenParts([], whole, []).total;
  return {
    rows: each.map(({ rows }) => rows[0] ?? []),
    total: alone.map((isHidden, part) => isHidden || each.some(({ total }) => total[part])),
  };
}

function partsOf({ bridge }: RevenueGroup): number[] {
  return revenueParts.map((part) => bridge?.parts.find((one) => one.part === part)?.customers ?? 0);
}

function without(all: readonly number[], some: readonly number[]): number[] {
  return all.map((count, index) => count - (some[index] ?? 0));
}

function withoutParts(bridge: RevenueBridgeView, hidden: readonly boolean[]): RevenueBridgeView {
  const parts = bridge.parts.map((part, index) => (hidden[index] ? { ...part, customers: null, cents: null } : part));
  return { ...bridge, parts };
}

const nothing = { value: null, interval: null };
const hiddenPoint: RevenuePoint = { base: null, nrr: nothing, grr: nothing, logo: nothing };

function withoutSmallPoint(point: RevenuePoint): RevenuePoint {
  return isSmall(point.base ?? 0) ? hiddenPoint : point;
}

function hiddenGroup(group: RevenueGroup): RevenueGroup {
  const cell: Cell = { state: "suppressed", estimate: null, sentence };
  return { ...group, base: null, nrr: cell, grr: cell, logo: cell, bridge: null, series: [], sentence };
}
