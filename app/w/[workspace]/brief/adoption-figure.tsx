import { SegmentGrid, SegmentKey } from "@/components/home/segment-grid";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { adoptionDetail, adoptionGap, adoptionShare, adoptionTitle } from "@/lib/domain/adoption-words";
import type { FeatureAdoption } from "@/lib/domain/feature-adoption";
import { formatDate } from "@/lib/domain/format-date";
import { countText, percentText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";

/** Rows of a table on a home. */
const mostRows = 8;

/** What customers of each segment use, and how far each is behind the segment that uses it most. */
export function AdoptionFigure({ view }: { readonly view: FeatureAdoption }) {
  if (view.sentence !== null)
    return (
      <Figure title="What each segment uses">
        <p>{view.sentence}</p>
      </Figure>
    );
  const segments = view.segments.map(({ ref, name, code }) => ({ key: ref, name, tile: segmentTile(code) }));
  const rows = view.rows.slice(0, mostRows).map(({ feature, share, cells }) => ({
    key: feature,
    all: share === null ? "–" : percentText(share),
    cells: cells.map((cell, at) => ({
      key: view.segments[at]?.ref ?? String(at),
      state: cell.state === "notDefined" ? ("none" as const) : cell.state,
      value: adoptionShare(cell) ?? "–",
      below: adoptionGap(cell),
      verdict: cell.estimate?.mark === "lower" ? ("worse" as const) : null,
      detail: adoptionDetail(cell),
    })),
  }));
  const unlisted = view.more + Math.max(0, view.rows.length - mostRows);
  return (
    <Figure
      title={adoptionTitle(view)}
      lede={`Share of ${countText(view.customers)} customers of today who did it between ${formatDate(view.from ?? "")} and ${formatDate(view.to ?? "")}; below it the gap in points to the segment that does it most.`}
    >
      <SegmentGrid label="Features by segment" head="Feature" segments={segments} rows={rows} />
      <SegmentKey segments={segments} />
      <Remark>
        {`${view.presence} Marked where the interval is clear of no gap, false discoveries held to 5 % over ${countText(view.family.m)} comparisons.${unlisted > 0 ? ` ${countText(unlisted)} rarer ones are not listed.` : ""}`}
      </Remark>
      {view.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}
