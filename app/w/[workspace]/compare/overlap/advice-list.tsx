import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { OverlapView } from "@/lib/domain/overlap";
import { readSegmentRef } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";

export interface AdviceListProps {
  readonly workspace: string;
  readonly view: OverlapView;
}

/** What the overlaps suggest, each with the way to the segments it is about. */
export function AdviceList({ workspace, view }: AdviceListProps) {
  const { version } = view.dataset;
  return view.advice.map(({ kind, segments, sentence }) => (
    <Notice
      key={`${kind} ${segments.join()}`}
      tone="info"
      action={
        <span>
          {segments.map((ref, index) => {
            const { slug, version: definition } = readSegmentRef(ref);
            return (
              <span key={ref}>
                {index > 0 ? ", " : ""}
                <Link href={segmentHref(workspace, slug, { version, definition })}>
                  {view.segments.find((one) => one.ref === ref)?.name ?? slug}
                </Link>
              </span>
            );
          })}
        </span>
      }
    >
      {sentence}
    </Notice>
  ));
}
