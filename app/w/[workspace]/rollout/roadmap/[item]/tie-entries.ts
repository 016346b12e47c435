import type { TieEntry } from "@/components/roadmap/tie-list";
import type { FigureSince } from "@/lib/domain/figure";
import { figureHref } from "@/lib/domain/figure";
import { listed } from "@/lib/domain/in-sentence";
import type { MetricUnit } from "@/lib/domain/metric";
import { differenceText } from "@/lib/domain/number-words";
import type { RoadmapItemPage, RoadmapTieView } from "@/lib/domain/roadmap-resources";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";

/** The ties of an item as they stand on its page; `edited` is what the dialog that changes one starts from. */
export function tieEntries(
  workspace: string,
  page: RoadmapItemPage,
): (Omit<TieEntry, "action"> & { readonly edited: EditedTie })[] {
  const { item, dataset, evidence, observed } = page;
  return item.ties.map((tie) => ({
    key: tie.id,
    name: tie.segment.name,
    tile: tie.segment.code === null ? null : segmentTile(tie.segment.code),
    href: tie.segment.slug === null ? null : segmentHref(workspace, tie.segment.slug, { version: dataset.version }),
    doubt: doubtOf(tie),
    problem: tie.problem,
    expected: tie.expectedText,
    evidence: tie.evidence.words,
    link: tie.evidence.link,
    figure: sinceOf(evidence, tie, workspace),
    observed: observedOf(page, tie, workspace),
    wasShipped: observed.length > 0,
    edited: {
      id: tie.id,
      segment: tie.segment.slug ?? "",
      problem: tie.problem,
      metric: tie.metric?.id ?? null,
      expected: tie.expected,
      evidence: tie.evidence.words,
      link: tie.evidence.link,
    },
  }));
}

interface EditedTie {
  readonly id: string;
  readonly segment: string;
  readonly problem: string | null;
  readonly metric: string | null;
  readonly expected: number | null;
  readonly evidence: string | null;
  readonly link: string | null;
}

/** Why a tie does not count, in a sentence; null for one that does. */
function doubtOf({ segment, lacking }: RoadmapTieView): string | null {
  if (segment.state === "unknown") return `No segment is called ${segment.name} here. Choose one, or define it.`;
  if (segment.state === "archived") return `${segment.name} is archived, so it reaches nobody now.`;
  if (segment.state === "unpublished") return "The segment is not published yet; from then on it counts.";
  return lacking.length === 0 ? null : `It lacks ${listed(lacking)}, so it does not count yet.`;
}

function sinceOf(all: RoadmapItemPage["evidence"], { id }: RoadmapTieView, workspace: string) {
  const since = all.find(({ tie }) => tie === id)?.since;
  if (!since) return null;
  return { text: figureText(since), sentence: since.sentence, href: hrefOf(since, workspace) };
}

function figureText({ was }: FigureSince): string {
  if (was === null) return "A number that is not open to your job role";
  return `${was.metric}${was.group === null ? "" : ` of ${was.group}`}: ${was.text}`;
}

function hrefOf({ todayAt }: FigureSince, workspace: string): string | null {
  return todayAt === null ? null : figureHref(workspace, todayAt);
}

/** The metric when the tie was made and now, beside what was expected of it; two definitions have no difference. */
function observedOf({ observed, dataset }: RoadmapItemPage, tie: RoadmapTieView, workspace: string) {
  const since = observed.find((one) => one.tie === tie.id)?.since;
  if (!since) return null;
  const { was, today } = since;
  const unit = (tie.metric?.unit ?? "number") as MetricUnit;
  const change =
    was === null || today === null || was.metricVersion !== today.metricVersion
      ? null
      : differenceText(today.value - was.value, null, { unit, currency: dataset.currency });
  return { change, sentence: since.sentence, href: hrefOf(since, workspace) };
}
