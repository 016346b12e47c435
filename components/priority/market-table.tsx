import type { ReactNode } from "react";
import { GroupLabel } from "@/components/ui/group-label";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { SegmentMarket } from "@/lib/domain/market-view";
import { baseText, flowText, saturationText, spanText } from "@/lib/domain/market-words";
import { countText } from "@/lib/domain/number-words";
import type { Range } from "@/lib/domain/range";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./priority.module.css";

export interface MarketTableProps {
  readonly segments: readonly SegmentMarket[];
  readonly hrefOf: (slug: string) => string;
  /** Whose sheet is open. */
  readonly open: string | null;
}

/** Each segment's market: what is written, what is counted, and what follows from both. */
export function MarketTable({ segments, hrefOf, open }: MarketTableProps) {
  return (
    <Table label="Markets by segment" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>Market size</HeadCell>
          <HeadCell numeric>Customers today</HeadCell>
          <HeadCell numeric>Penetration</HeadCell>
          <HeadCell numeric>Headroom</HeadCell>
          <HeadCell numeric>Look for one in a year</HeadCell>
          <HeadCell numeric>Have a solution</HeadCell>
          <HeadCell numeric>Years to saturation</HeadCell>
        </tr>
      </thead>
      <tbody>
        {segments.map((one) => (
          <Row key={one.slug} state={one.slug === open ? "selected" : undefined}>
            <RowHead>
              <GroupLabel {...segmentTile(one.code)} name={one.name} href={hrefOf(one.slug)} />
            </RowHead>
            <Cell numeric>
              <RangeText range={one.market.size?.range ?? null} unit={one.market.size?.unit} missing="not written" />
            </Cell>
            <Cell numeric>
              {one.today === null ? (
                <NotCounted sentence={one.sentence} />
              ) : (
                <Value value={countText(one.today)} span={flowText(one)} />
              )}
            </Cell>
            <Cell numeric>
              <RangeText range={one.penetration} kind="share" />
            </Cell>
            <Cell numeric>
              <RangeText range={one.headroom} unit={one.market.size?.unit} />
            </Cell>
            <Cell numeric>
              <RangeText range={one.demand} missing="not written" />
            </Cell>
            <Cell numeric>
              {one.market.withSolution === null ? (
                <Missing kind="notInData">not written</Missing>
              ) : (
                `${Math.round(one.market.withSolution.share * 100)}\u202f%`
              )}
            </Cell>
            <Cell numeric>{one.yearsToSaturation === null ? "–" : <Years market={one} />}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Years({ market: { yearsToSaturation } }: { readonly market: SegmentMarket }) {
  if (yearsToSaturation === null) return null;
  const { base, span } = saturationText(yearsToSaturation);
  return <Value value={base} span={span} />;
}

function NotCounted({ sentence }: { readonly sentence: string | null }) {
  return sentence?.startsWith("Hidden") ? (
    <Missing kind="suppressed" />
  ) : (
    <Missing kind="notInData">not told by the data</Missing>
  );
}

function RangeText({
  range,
  kind,
  unit,
  missing,
}: {
  readonly range: Range | null;
  readonly kind?: "share" | undefined;
  /** What is counted. */
  readonly unit?: string | undefined;
  readonly missing?: string | undefined;
}) {
  if (range === null) return missing ? <Missing kind="notInData">{missing}</Missing> : "–";
  const span = [spanText(range, kind), unit].filter((words) => words != null).join(" ");
  return <Value value={baseText(range, kind)} span={span === "" ? null : span} />;
}

function Value({ value, span }: { readonly value: ReactNode; readonly span: string | null }) {
  return (
    <>
      {value}
      {span === null ? null : <span className={styles.range}>{span}</span>}
    </>
  );
}
