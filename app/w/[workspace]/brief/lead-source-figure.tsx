import { SegmentGrid, type SegmentGridCell, SegmentKey } from "@/components/home/segment-grid";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { leadSourceTitle, sourceConversion, sourceDetail } from "@/lib/domain/lead-source-words";
import type { LeadSources, SourceCell } from "@/lib/domain/lead-sources";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { verdictOf } from "../compare/board-rows";

/** Which lead source brings whom: customers of each segment by source, and below them how many converted. */
export function LeadSourceFigure({ view }: { readonly view: LeadSources }) {
  if (view.sentence !== null)
    return (
      <Figure title="Which lead source brings whom">
        <p>{view.sentence}</p>
      </Figure>
    );
  const { segments, rows, conversion, family, more, notes } = view;
  const listed = segments.map(({ ref, name, code }) => ({ key: ref, name, tile: segmentTile(code) }));
  const told = (cell: SourceCell, at: number) => gridCell(view, cell, at);
  return (
    <Figure
      title={leadSourceTitle(view)}
      lede={`Customers of each segment by the source that brought them${conversion === null ? "" : `; below them the share that converted, marked against everybody else: ${conversion.formula}`}.`}
    >
      <SegmentGrid
        label="Lead sources by segment"
        head="Lead source"
        segments={listed}
        rows={[
          ...rows.map(({ source, cells }) => ({ key: source, all: null, cells: cells.map(told) })),
          { key: "All sources", all: null, cells: segments.map(({ all }, at) => told(all, at)) },
        ]}
      />
      <SegmentKey segments={listed} />
      {conversion === null ? null : (
        <Remark>{`Marked where the interval is clear of no difference, false discoveries held to 5 % over ${countText(family.m)} comparisons.`}</Remark>
      )}
      {more > 0 ? (
        <Remark>{`${countText(more)} ${more === 1 ? "rarer source is" : "rarer sources are"} not listed.`}</Remark>
      ) : null}
      {notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </Figure>
  );
}

function gridCell({ segments, conversion }: LeadSources, cell: SourceCell, at: number): SegmentGridCell {
  const segment = segments[at];
  return {
    key: segment?.ref ?? String(at),
    state: cell.state === "notDefined" ? "none" : cell.state,
    value: cell.customers === null ? "–" : countText(cell.customers),
    below: sourceConversion(cell),
    verdict:
      conversion && (cell.conversion?.mark === "higher" || cell.conversion?.mark === "lower")
        ? verdictOf(conversion, cell.conversion)
        : null,
    detail: sourceDetail(cell, segment?.name ?? ""),
  };
}
