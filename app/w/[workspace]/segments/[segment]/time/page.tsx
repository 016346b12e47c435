import type { Metadata } from "next";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { openSegmentPage, type SegmentPageProps } from "../open-page";
import { SegmentFrame } from "../segment-frame";
import { TimeSurvival } from "../time-survival";
import { TimeCohorts } from "./time-cohorts";
import { TimeSize } from "./time-size";

export const metadata: Metadata = { title: "Segment over time" };

export default async function SegmentTimePage(props: SegmentPageProps) {
  const { actor, page } = await openSegmentPage(props, "time");
  const { ref, dataset, shown, fault } = page;
  const asked = ref === null || fault !== null || !page.size?.count ? null : ref;
  return (
    <SegmentFrame actor={actor} page={page} tab="time">
      {asked === null ? null : (
        <>
          <TimeSurvival actor={actor} dataset={dataset.slug} version={shown.number} segment={asked} />
          <TimeCohorts actor={actor} dataset={dataset.slug} version={shown.number} segment={asked} />
        </>
      )}
      {page.definition === null ? (
        <Figure title="Nothing to follow yet">
          <Empty title="Once the draft is published, its size, retention and survival stand here" />
        </Figure>
      ) : (
        <TimeSize actor={actor} page={page} />
      )}
    </SegmentFrame>
  );
}
