import { ShareGaps } from "@/components/charts/share-gaps";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { compactMoney, percentText } from "@/lib/domain/number-words";
import type { RoadmapView, SegmentEffort } from "@/lib/domain/roadmap-resources";
import { gapWord, gapWords } from "@/lib/domain/roadmap-shares";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { weeksText } from "./roadmap-rows";

export interface EffortFigureProps {
  readonly workspace: string;
  readonly view: RoadmapView;
  readonly title: string;
  /** "of Q1 2027", where a quarter alone is shown. */
  readonly when?: string | undefined;
}

/** Share of effort against share of revenue by segment, the least served first. */
export function EffortFigure({ workspace, view, title, when }: EffortFigureProps) {
  const { effort, money } = view;
  const rows = view.segments.filter(({ isPart }) => !isPart).sort((one, other) => (other.gap ?? -2) - (one.gap ?? -2));
  const told = rows.slice(0, 12);
  return (
    <Figure
      title={title}
      lede={`Square: share of the ${weeksText(effort.total)} person-weeks${when ? ` ${when}` : ""} that are planned, in progress or shipped. Dot: share of ${money?.title.toLowerCase() ?? "revenue"}. Right: the gap in points.`}
      table={<EffortTable rows={rows} view={view} />}
    >
      <ShareGaps
        label="Share of effort and of revenue by segment"
        squareWord="effort"
        dotWord="revenue"
        gaps={told.map((one) => ({
          key: one.slug,
          label: (
            <GroupLabel
              {...segmentTile(one.code)}
              name={one.name}
              href={segmentHref(workspace, one.slug, { version: view.dataset.version })}
            />
          ),
          square: one.shareOfEffort,
          dot: one.shareOfRevenue,
          gap: gapText(one.gap),
          words: one.gap === null ? "not known" : gapWords[gapWord(one.gap)],
          tone: toneOf(one.gap),
          sentence: sentenceOf(one),
        }))}
      />
      <Remark>{remarkOf(view)}</Remark>
    </Figure>
  );
}

function EffortTable({ rows, view }: { readonly rows: readonly SegmentEffort[]; readonly view: RoadmapView }) {
  const { effort, dataset, money } = view;
  return (
    <Table label="Effort and revenue by segment" rows="compact">
      <thead>
        <Row>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>Items</HeadCell>
          <HeadCell numeric>Person-weeks</HeadCell>
          <HeadCell numeric>Effort</HeadCell>
          <HeadCell numeric>{money?.title ?? "Revenue"}</HeadCell>
          <HeadCell numeric>Share</HeadCell>
          <HeadCell numeric>Gap</HeadCell>
        </Row>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Row key={one.slug}>
            <RowHead>{one.name}</RowHead>
            <Cell numeric>{one.items}</Cell>
            <Cell numeric>{weeksText(one.effort)}</Cell>
            <Cell numeric>{one.shareOfEffort === null ? "–" : percentText(one.shareOfEffort)}</Cell>
            <Cell numeric>{one.revenue === null ? "–" : compactMoney(one.revenue, dataset.currency)}</Cell>
            <Cell numeric>{one.shareOfRevenue === null ? "–" : percentText(one.shareOfRevenue)}</Cell>
            <Cell numeric>{gapText(one.gap)}</Cell>
          </Row>
        ))}
        <Row>
          <RowHead>No segment</RowHead>
          <Cell numeric>{view.withoutSegment.items}</Cell>
          <Cell numeric>{weeksText(effort.withoutSegment)}</Cell>
          <Cell numeric>{effort.total > 0 ? percentText(effort.withoutSegment / effort.total) : "–"}</Cell>
          <Cell numeric>–</Cell>
          <Cell numeric>–</Cell>
          <Cell numeric>–</Cell>
        </Row>
      </tbody>
    </Table>
  );
}

/** The gap in points, with its sign. */
export function gapText(gap: number | null): string {
  if (gap === null) return "–";
  const points = Math.round(gap * 1000) / 10;
  const size = Math.abs(points).toFixed(1);
  return points === 0 ? size : `${points < 0 ? "\u2212" : "+"}${size}`;
}

function toneOf(gap: number | null): "more" | "less" | "even" {
  if (gap === null) return "even";
  return ({ underServed: "more", overServed: "less", inBalance: "even" } as const)[gapWord(gap)];
}

function sentenceOf({ name, shareOfEffort, shareOfRevenue, gap }: SegmentEffort): string {
  const effort = shareOfEffort === null ? "no effort known" : `${percentText(shareOfEffort)} of the effort`;
  const revenue = shareOfRevenue === null ? "revenue not shown" : `${percentText(shareOfRevenue)} of the revenue`;
  return `${name}: ${effort}, ${revenue}${gap === null ? "" : `, ${gapWords[gapWord(gap)]} by ${gapText(gap)} points`}`;
}

function remarkOf({ effort }: RoadmapView): string {
  const free =
    effort.withoutSegment > 0
      ? ` ${percentText(effort.withoutSegment / effort.total)} of the effort is for no segment.`
      : "";
  const unknown =
    effort.unknown > 0
      ? ` ${effort.unknown === 1 ? "One item has" : `${effort.unknown} items have`} no effort yet.`
      : "";
  return `An item for several segments is split evenly between them, and what is for a part of a segment is for the segment; ideas and dropped items are no effort.${free}${unknown}`;
}
