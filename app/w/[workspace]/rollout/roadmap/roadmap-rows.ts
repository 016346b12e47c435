import type { RoadmapGroup, RoadmapRow } from "@/components/roadmap/roadmap-table";
import { customersHref } from "@/lib/domain/customers-address";
import { compactMoney, countText, percentText } from "@/lib/domain/number-words";
import { quarterText } from "@/lib/domain/roadmap";
import { type RoadmapState, roadmapItemHref } from "@/lib/domain/roadmap-address";
import type { RoadmapItemView, RoadmapTieView, RoadmapView, SegmentEffort } from "@/lib/domain/roadmap-resources";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";

export interface RoadmapSetting {
  readonly workspace: string;
  readonly state: Pick<RoadmapState, "dataset" | "version" | "view">;
  readonly view: RoadmapView;
  readonly seesRows: boolean;
}

/** The items of a page in the groups of its layout. */
export function roadmapGroups(setting: RoadmapSetting): RoadmapGroup[] {
  const { view, state } = setting;
  if (state.view === "segment")
    return [...view.segments.flatMap((one) => segmentGroup(setting, one)), ...freeGroup(setting)];
  if (state.view === "title") return [plainGroup(setting, "", view.items)];
  const quarters = [...new Set(view.items.map(({ quarter }) => quarter))];
  return quarters.map((quarter) =>
    plainGroup(
      setting,
      quarter === null ? "No quarter yet" : quarterText(quarter),
      view.items.filter((item) => item.quarter === quarter),
    ),
  );
}

function segmentGroup(setting: RoadmapSetting, segment: SegmentEffort): RoadmapGroup[] {
  const { view, workspace, state } = setting;
  const rows = view.items.flatMap((item) => {
    const tie = wholeTies(item).find((one) => one.segment.slug === segment.slug);
    return tie ? [itemRow(setting, item, tie)] : [];
  });
  if (rows.length === 0) return [];
  const size = segment.customers === null ? "fewer than 5 customers" : `${countText(segment.customers)} customers`;
  const share = segment.shareOfRevenue === null ? "" : `, ${percentText(segment.shareOfRevenue)} of revenue`;
  return [
    {
      key: segment.slug,
      name: segment.name,
      tile: segmentTile(segment.code),
      href: segmentHref(workspace, segment.slug, { version: state.version }),
      aside: `${size}${share}`,
      weeks: weeksText(segment.effort),
      rows,
    },
  ];
}

function freeGroup(setting: RoadmapSetting): RoadmapGroup[] {
  const free = setting.view.items.filter((item) => wholeTies(item).length === 0);
  if (free.length === 0) return [];
  const { withoutSegment } = setting.view.effort;
  return [
    {
      key: "(none)",
      name: "No segment",
      tile: null,
      href: null,
      aside: "Nobody can say yet whom these are for",
      weeks: weeksText(withoutSegment),
      rows: free.map((item) => itemRow(setting, item, item.ties[0] ?? null)),
    },
  ];
}

function plainGroup(setting: RoadmapSetting, name: string, items: readonly RoadmapItemView[]): RoadmapGroup {
  const weeks = items.reduce((sum, { effort }) => sum + (effort ?? 0), 0);
  return {
    key: name,
    name,
    tile: null,
    href: null,
    aside: items.length === 1 ? "1 item" : `${countText(items.length)} items`,
    weeks: weeksText(weeks),
    rows: items.map((item) => itemRow(setting, item, item.ties[0] ?? null)),
  };
}

function itemRow(setting: RoadmapSetting, item: RoadmapItemView, tie: RoadmapTieView | null): RoadmapRow {
  const { workspace, view, state } = setting;
  const { reach } = item;
  return {
    key: item.id,
    title: item.title,
    problem: item.problem ?? tie?.problem ?? null,
    href: roadmapItemHref(workspace, item.id, state.version),
    segments: item.ties.map(({ segment }) => ({
      name: segment.state === "live" ? segment.name : `${segment.name} (${stateWords[segment.state]})`,
      tile: segment.code === null ? null : segmentTile(segment.code),
    })),
    reach:
      reach === null || reach.customers === null
        ? null
        : { text: `${reach.isRounded ? "about " : ""}${countText(reach.customers)}`, href: reachHref(setting, item) },
    isHidden: reach !== null && reach.customers === null && reach.fault === undefined,
    revenue: reach?.revenue == null ? null : compactMoney(reach.revenue, view.dataset.currency),
    expected: tie?.expectedText ?? null,
    evidence: tie === null ? null : evidenceWords(tie),
    lacking: tie === null ? "–" : null,
    status: item.status,
    quarter: item.quarter === null ? null : quarterText(item.quarter),
    weeks: item.effort === null ? null : weeksText(item.effort),
  };
}

const stateWords = { live: "", archived: "archived", unpublished: "not published", unknown: "unknown" } as const;

/** The customers of an item of one segment, for those who see customers. */
function reachHref({ workspace, state, seesRows }: RoadmapSetting, item: RoadmapItemView): string | null {
  const [only, more] = wholeTies(item);
  const ref = only?.segment.ref ?? null;
  if (!seesRows || more || ref === null) return null;
  return customersHref(workspace, { dataset: state.dataset, version: state.version, who: { segment: ref } });
}

function wholeTies({ ties }: RoadmapItemView): RoadmapTieView[] {
  return ties.filter(({ segment, lacking }) => segment.state === "live" && lacking.length === 0);
}

/** What speaks for a tie, in a few words. */
export function evidenceWords({ evidence }: Pick<RoadmapTieView, "evidence">): string | null {
  if (evidence.words !== null) return evidence.words.length > 60 ? `${evidence.words.slice(0, 59)}…` : evidence.words;
  if (evidence.link !== null) return "a link";
  return evidence.hasFigure ? "a number" : null;
}

/** Person-weeks with one decimal where there is one. */
export function weeksText(weeks: number): string {
  return weeks.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
