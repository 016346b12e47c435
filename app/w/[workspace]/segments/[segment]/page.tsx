import type { Metadata } from "next";
import type { PinChoice } from "@/components/notes/note-form";
import { WithMargin } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import { availability, metrics } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { NotesOf } from "../../notes-of";
import { openSegmentPage, type SegmentPageProps } from "./open-page";
import { OverviewDifferentiators } from "./overview-differentiators";
import { OverviewHypotheses } from "./overview-hypotheses";
import { OverviewPerformance } from "./overview-performance";
import { OverviewSurvival } from "./overview-survival";
import { OverviewTiles } from "./overview-tiles";
import { SegmentFrame } from "./segment-frame";

export const metadata: Metadata = { title: "Segment" };

export default async function SegmentOverviewPage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "overview");
  const { ref, dataset, shown, fault } = page;
  const asked = ref === null || fault !== null || !page.size?.count ? null : ref;
  // Traits are values of columns, which those who see published figures only do not read; of everybody there are none.
  const hasTraits = may(actor, "kpis.read") && page.size?.count !== page.size?.total;
  return (
    <SegmentFrame actor={actor} page={page} tab="overview">
      <WithMargin
        margin={
          <NotesOf
            actor={actor}
            subject={{ kind: "segment", segment: page.segment.slug }}
            pins={asked === null ? [] : pinsOf(page, asked)}
            look="margin"
          />
        }
      >
        <OverviewHypotheses actor={actor} page={page} />
        {ref === null || fault !== null ? null : <OverviewTiles actor={actor} page={page} segment={ref} />}
        {asked === null ? null : (
          <OverviewSurvival actor={actor} dataset={dataset.slug} version={shown.number} segment={asked} />
        )}
        {asked === null ? null : <OverviewPerformance actor={actor} page={page} segment={asked} />}
        {asked === null || !hasTraits ? null : (
          <OverviewDifferentiators
            actor={actor}
            dataset={dataset.slug}
            version={shown.number}
            segment={asked}
            isLatest={page.definition?.number === page.segment.latest?.number}
          />
        )}
      </WithMargin>
    </SegmentFrame>
  );
}

/** What a note on a segment may keep as it is now: what people ask of one first. */
const pinned = ["customers", "churned_share", "retention_12", "arpu", "mrr"];

function pinsOf({ dataset, shown }: SegmentPageView, segment: string): PinChoice[] {
  return metrics
    .filter((metric) => pinned.includes(metric.id) && availability(metric, shown.manifest, "customers").available)
    .map(({ id, name }) => ({
      label: name,
      address: { dataset: dataset.slug, version: shown.number, metric: id, by: segmentsKey, group: segment },
    }));
}
