import "server-only";
import type { MeasuredRevenue } from "@/lib/analytics/queries/measure-revenue";
import type { RevenueLines } from "@/lib/analytics/queries/revenue-lines";
import {
  type RevenueBridgeView,
  type RevenueGroup,
  type RevenuePoint,
  type RevenueRetentionView,
  revenueParts,
} from "@/lib/domain/revenue-retention";
import type { Cell } from "@/lib/domain/scoreboard";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { hiddenInLine, isSmall, smallestShownCount } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { type HiddenParts, hiddenParts } from "./hidden-parts";

const sentence = "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.";

/**
 * Revenue retention with small numbers hidden, for roles that the access table names (statistics 4.3): groups and periods with a base
 * of 1 to 4 customers, net and gross retention and closing revenue that so few paid, parts of a bridge of so few, and so many of the
 * smallest others that no sum of those shown gives them away. Marks and family stay as they are. `overlaps`: groups that may share
 * customers, and leave some in none.
 */
export function withoutSmallRevenue({ view, lines }: MeasuredRevenue, overlaps: boolean): RevenueRetentionView {
  const periods = lines.map((line) => periodHidden(line, view.groups.length, overlaps));
  const last = periods.at(-1);
  const hidden = view.groups.map((_, index) => last?.gone[index] ?? false);
  const parts = partsHidden(view, { gone: hidden, lines: lines.at(-1)?.parts ?? [], overlaps });
  const count = hidden.filter(Boolean).length;
  return {
    ...view,
    all: last?.whole.gone
      ? hiddenGroup(view.all)
      : shownGroup(view.all, { parts: parts.total, periods: periods.map(({ whole }) => whole) }),
    groups: view.groups.map((group, index) =>
      hidden[index]
        ? hiddenGroup(group)
        : shownGroup(group, {
            parts: parts.rows[index] ?? [],
            periods: periods.map(({ gone, kept, closing }) => ({
              gone: gone[index] ?? false,
              kept: kept[index] ?? false,
              closing: closing[index] ?? false,
            })),
          }),
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

/** What of a group is hidden in one period: all of it, the shares of revenue kept, the closing revenue. */
interface Hidden {
  readonly gone: boolean;
  readonly kept: boolean;
  readonly closing: boolean;
}

type HiddenOfGroups = { readonly [what in keyof Hidden]: readonly boolean[] } & { readonly whole: Hidden };

function periodHidden({ base, kept, closing }: RevenueLines, groups: number, overlaps: boolean): HiddenOfGroups {
  const isSmallInAll = (line: readonly SetAtom[]) => isSmall(line.reduce((sum, { count }) => sum + count, 0));
  const whole = { gone: isSmallInAll(base), kept: isSmallInAll(kept), closing: isSmallInAll(closing) };
  const sizes = (line: readonly SetAtom[]) =>
    Array.from({ length: groups }, (_, at) =>
      line.reduce((sum, { inside, count }) => (inside.includes(at) ? sum + count : sum), 0),
    );
  if (!overlaps) {
    const gone = hiddenInLine(sizes(base));
    return { gone, kept: hiddenInLine(sizes(kept), gone), closing: hiddenInLine(sizes(closing), gone), whole };
  }
  const [gone = [], keptToo = [], closingToo = []] = [base, kept, closing].map((line) =>
    hiddenOverlapping(groups, [line]),
  );
  return { gone, kept: keptToo, closing: closingToo, whole };
}

interface AskedParts {
  readonly gone: readonly boolean[];
  readonly lines: readonly (readonly SetAtom[])[];
  readonly overlaps: boolean;
}

/** Groups that share nobody make up the whole with those in none; others stand each with its rest, and with what sums of several tell. */
function partsHidden(view: RevenueRetentionView, { gone, lines, overlaps }: AskedParts): HiddenParts {
  const whole = partsOf(view.all);
  const rows = view.groups.map(partsOf);
  if (!overlaps) return hiddenParts(rows, whole, gone);
  if (lines.flat().every(({ inside }) => inside.length < 2)) {
    const none = rows.reduce(without, whole);
    return hiddenParts([...rows, none], whole, [...gone, false]);
  }
  const told = lines.map((line) => hiddenOverlapping(rows.length, [line]));
  const each = rows.map((row, index) =>
    hiddenParts(
      [row, without(whole, row)],
      whole,
      [gone[index] === true, false],
      [told.map((part) => part[index] === true)],
    ),
  );
  const alone = hiddenParts([], whole, []).total;
  return {
    rows: each.map(({ rows: [own] }) => own ?? []),
    total: alone.map((isHidden, part) => isHidden || each.some(({ total }) => total[part])),
  };
}

function partsOf({ bridge }: RevenueGroup): number[] {
  return revenueParts.map((part) => bridge?.parts.find((one) => one.part === part)?.customers ?? 0);
}

function without(all: readonly number[], some: readonly number[]): number[] {
  return all.map((count, index) => count - (some[index] ?? 0));
}

const nothing = { value: null, interval: null };
const hiddenPoint: RevenuePoint = { base: null, nrr: nothing, grr: nothing, logo: nothing };
const hiddenCell: Cell = { state: "suppressed", estimate: null, sentence };

/** A group of which something is shown: parts, shares and closing revenue of few customers are not. */
function shownGroup(
  group: RevenueGroup,
  { parts, periods }: { readonly parts: readonly boolean[]; readonly periods: readonly Hidden[] },
): RevenueGroup {
  const last = periods.at(-1);
  return {
    ...group,
    ...(last?.kept ? { nrr: hiddenCell, grr: hiddenCell } : {}),
    bridge: group.bridge && withoutParts(group.bridge, parts, last?.closing === true),
    series: group.series.map((point, place) => shownPoint(point, periods[place])),
  };
}

function shownPoint(point: RevenuePoint, hidden: Hidden | undefined): RevenuePoint {
  if (hidden?.gone) return hiddenPoint;
  return hidden?.kept ? { ...point, nrr: nothing, grr: nothing } : point;
}

function withoutParts(bridge: RevenueBridgeView, hidden: readonly boolean[], hidesClosing: boolean): RevenueBridgeView {
  const parts = bridge.parts.map((part, index) => (hidden[index] ? { ...part, customers: null, cents: null } : part));
  return { ...bridge, parts, closing: hidesClosing ? { customers: null, cents: null } : bridge.closing };
}

function hiddenGroup(group: RevenueGroup): RevenueGroup {
  const cells = { nrr: hiddenCell, grr: hiddenCell, logo: hiddenCell };
  return { ...group, base: null, ...cells, bridge: null, series: [], sentence };
}
