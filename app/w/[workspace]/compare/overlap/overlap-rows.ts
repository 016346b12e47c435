import type { Combination } from "@/components/overlap/combination-table";
import type { OverlapCell, PairTableProps } from "@/components/overlap/pair-table";
import type { PartitionCheck } from "@/components/overlap/partition-list";
import type { SegmentHead } from "@/components/ui/segment-heads";
import { customersHref } from "@/lib/domain/customers-address";
import { countText, percentText } from "@/lib/domain/number-words";
import { intersectionRule, type OverlapPair, type OverlapView, pairRule, severalRule } from "@/lib/domain/overlap";
import type { Rule } from "@/lib/domain/rule";
import { segmentTile } from "@/lib/domain/segment-tile";

/** Where a count leads to, for those who may see customers. */
export interface OverlapSetting {
  readonly workspace: string;
  readonly view: OverlapView;
  readonly seesRows: boolean;
}

/** The segments that the version can tell, in the order of their tiles. */
export function toldSegments({ segments }: OverlapView): SegmentHead[] {
  return segments
    .filter(({ fault }) => fault === null)
    .map(({ ref, name, code }) => ({ key: ref, name, tile: segmentTile(code) }));
}

export function pairRows(setting: OverlapSetting): PairTableProps["rows"] {
  const { view } = setting;
  const told = toldSegments(view);
  return told.map((segment) => ({
    segment,
    cells: told.map((column) =>
      column.key === segment.key ? ownCell(setting, segment) : pairCell(setting, segment, column),
    ),
  }));
}

function ownCell(setting: OverlapSetting, { key }: SegmentHead): OverlapCell {
  const { workspace, view, seesRows } = setting;
  const own = view.segments.find(({ ref }) => ref === key);
  const size = own?.size ?? null;
  const { slug: dataset, version } = view.dataset;
  return {
    column: key,
    count: size === null ? null : countText(size),
    share: own?.share == null ? null : `${percentText(own.share)} of all`,
    depth: 0,
    href: seesRows && size ? customersHref(workspace, { dataset, version, who: { segment: key } }) : null,
    isOwn: true,
  };
}

function pairCell(setting: OverlapSetting, row: SegmentHead, column: SegmentHead): OverlapCell {
  const pair = pairOf(setting.view, row.key, column.key);
  const share = pair?.a === row.key ? pair.shareOfA : (pair?.shareOfB ?? null);
  const count = pair?.count ?? null;
  return {
    column: column.key,
    count: count === null ? null : countText(count),
    share: share === null || count === 0 ? null : percentText(share),
    depth: depthOf(pair?.jaccard ?? null),
    href: count ? hrefOf(setting, pairRule(row.key, column.key)) : null,
    isOwn: false,
  };
}

function pairOf({ pairs }: OverlapView, one: string, other: string): OverlapPair | undefined {
  return pairs.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
}

/** Ninths of the way from nobody to everybody in common. */
function depthOf(jaccard: number | null): number {
  return jaccard === null ? 0 : Math.ceil(jaccard * 9);
}

/** The combinations with their customers; the customers of no segment among them. */
export function combinations(setting: OverlapSetting): Combination[] {
  const { view } = setting;
  const all = toldSegments(view).map(({ key }) => key);
  const most = Math.max(1, ...view.intersections.map(({ count }) => count ?? 0));
  return view.intersections.map(({ segments, count }) => ({
    key: segments.join() || "none",
    inside: new Set(segments),
    count: count === null ? null : countText(count),
    share: count === null || !view.total ? null : percentText(Math.min(1, count / view.total)),
    part: (count ?? 0) / most,
    href: count === null ? null : hrefOf(setting, intersectionRule(segments, all)),
  }));
}

/** The verdict on the set, each with the customers who break it. */
export function partitionChecks(setting: OverlapSetting): PartitionCheck[] {
  const { exclusive, exhaustive, inSeveral, inNone } = setting.view.partition;
  const all = toldSegments(setting.view).map(({ key }) => key);
  const several = exclusive ? null : severalRule(all);
  return [
    {
      question: "Does each customer belong to at most one?",
      holds: exclusive,
      answer: exclusive ? "exclusive: nobody is in two" : "not exclusive: some are in more than one",
      count: countOrFew(inSeveral),
      href: several && inSeveral !== null ? hrefOf(setting, several) : null,
    },
    {
      question: "Does each customer belong to one at all?",
      holds: exhaustive,
      answer: exhaustive ? "exhaustive: nobody is left out" : "not exhaustive: some are in none",
      count: countOrFew(inNone),
      href: exhaustive || inNone === null ? null : hrefOf(setting, intersectionRule([], all)),
    },
  ];
}

function countOrFew(count: number | null): string {
  return count === null ? "fewer than 5" : countText(count);
}

function hrefOf({ workspace, view, seesRows }: OverlapSetting, rule: Rule): string | null {
  if (!seesRows) return null;
  return customersHref(workspace, { dataset: view.dataset.slug, version: view.dataset.version, who: { rule } });
}
