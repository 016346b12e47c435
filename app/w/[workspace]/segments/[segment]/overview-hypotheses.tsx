import { HypothesisLine } from "@/components/study/hypothesis-line";
import type { Actor } from "@/lib/domain/actor";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { segmentVerdicts } from "@/lib/services/segment-verdicts";

export interface OverviewHypothesesProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
}

/** What is claimed of the segment in open studies. */
export async function OverviewHypotheses({ actor, page }: OverviewHypothesesProps) {
  const verdicts = await segmentVerdicts(actor, page.dataset.slug);
  return (
    <HypothesisLine
      workspace={actor.workspace.slug}
      verdicts={verdicts.filter(({ segment }) => segment === page.segment.slug)}
    />
  );
}
