import type { RoadmapGroup, RoadmapRow } from "@/components/roadmap/roadmap-table";
import { customersHref } from "@/lib/domain/customers-address";
import { compactMoney, countText, percentText } from "@/lib/domain/number-words";
import { quarterText } from "@/lib/domain/roadmap";
import { type RoadmapState, roadmapItemHref } from "@/lib/domain/roadmap-address";
import type { RoadmapItemView, RoadmapTieView, RoadmapView } from "@/lib/domain/roadmap-resources";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";

export interface RoadmapSetting {
  readonly workspace: string;
  readonly state: Pick<RoadmapState, "dataset" | "version" | "view">;
  readonly view: RoadmapView;
  readonly seesRows: boolean;
}

type GroupView = RoadmapView["groups"][number];

/** The rows of a page in the groups of its layout; what a group says of itself is of all its items. */
export function roadmapGroups(setting: RoadmapSetting): RoadmapGroup[] {
  const { view } = setting;
  const items = new Map(view.items.map((item) => [item.id, item]));
  return view.groups.flatMap((group) => {
    const rows = view.rows.flatMap((row) => {
      const item = row.group === group.key ? items.get(row.item) : undefined;
      return item ? [itemRow(setting, item, tieIn(item, group.key))] : [];
    });
    return rows.length === 0 ? [] : [{ ...groupHead(setting, group), weeks: weeksText(group.effort), rows }];
  });
}

function groupHead(
  { view, workspace, state }: RoadmapSetting,
  { key, name, items }: GroupView,
): Omit<RoadmapGroup, "weeks" | "rows"> {
  const plain = { key: key ?? "(none)", tile: null, href: null };
  if (state.view === "title") return { ...plain, name: "", aside: null };
  const counted = items === 1 ? "1 item" : `${countText(items)} items`;
  if (state.view === "quarter")
    return { ...plain, name: key === null ? "No quarter yet" : quarterText(key), aside: counted };
  if (key === null) return { ...plain, name: "No segment", aside: `${counted}; nobody can say yet whom these are for` };
  const segment = view.segments.find(({ slug }) => slug === key);
  const href = segmentHref(workspace, key, { version: state.version });
  if (!segment) return { ...plain, name: name ?? key, href, aside: counted };
  const size = segment.customers === null ? "fewer than 5 customers" : `${countText(segment.customers)} customers`;
  const share = segment.shareOfRevenue === null ? "" : `, ${percentText(segment.shareOfRevenue)} of revenue`;
  return { key, name: segment.name, tile: segmentTile(segment.code), href, aside: `${counted}, ${size}${share}` };
}

/** The tie that a row is about: the one to its group's segment, or the first. */
function tieIn(item: RoadmapItemView, group: string | null): RoadmapTieView | null {
  return wholeTies(item).find(({ segment }) => segment.slug === group) ?? item.ties[0] ?? null;
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
    requests: requestsText(item),
  };
}

/** Weighted requests and the customers they are of. */
export function requestsText({ requests }: Pick<RoadmapItemView, "requests">): RoadmapRow["requests"] {
  if (requests === null) return null;
  const { score, customers, isRounded } = requests;
  if (score === null || customers === null) return "hidden";
  const about = isRounded ? "about " : "";
  return { score: `${about}${weeksText(score)}`, customers: `${about}${countText(customers)}` };
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

/** What is planned, in progress or shipped: "10 items, 175 person-weeks". */
export function plannedText({ effort: { items, total } }: Pick<RoadmapView, "effort">): string {
  return `${countText(items)} ${items === 1 ? "item" : "items"}, ${weeksText(total)} person-weeks`;
}
