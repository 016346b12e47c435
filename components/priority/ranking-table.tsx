import { ShareBar } from "@/components/charts/share-bar";
import { GroupLabel } from "@/components/ui/group-label";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type RankedSegment, wholePercent } from "@/lib/domain/ranking";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./priority.module.css";

export interface RankingTableProps {
  readonly segments: readonly RankedSegment[];
  readonly hrefOf: (slug: string) => string;
}

/** The chance of each segment to be the best, of each place, and to be knocked out. */
export function RankingTable({ segments, hrefOf }: RankingTableProps) {
  const places = Math.max(0, ...segments.map(({ ranks }) => ranks.length));
  return (
    <Table label="Chances of each segment" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Best in</HeadCell>
          {Array.from({ length: places }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places are numbers and keep their order
            <HeadCell key={place} numeric>{`Place ${place + 1}`}</HeadCell>
          ))}
          <HeadCell numeric>Knocked out in</HeadCell>
          <HeadCell numeric>Score, of 1</HeadCell>
        </tr>
      </thead>
      <tbody>
        {segments.map((one) => (
          <tr key={one.slug}>
            <RowHead>
              <GroupLabel {...segmentTile(one.code)} name={one.name} href={hrefOf(one.slug)} />
            </RowHead>
            {one.best === null ? (
              <Cell wrap tone="muted" colSpan={places + 3}>
                {one.sentence}
              </Cell>
            ) : (
              <RankedCells segment={one} places={places} />
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RankedCells({ segment, places }: { readonly segment: RankedSegment; readonly places: number }) {
  const { best, ranks, out, score } = segment;
  return (
    <>
      <Cell tone="strong">
        <span className={styles.chance}>
          <ShareBar share={best ?? 0} width={72} />
          {`${wholePercent(best ?? 0)} of cases`}
        </span>
      </Cell>
      {Array.from({ length: places }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places are numbers and keep their order
        <Cell key={place} numeric>
          <span className={styles.place} data-step={stepOf(ranks[place] ?? 0)}>
            {(ranks[place] ?? 0) === 0 ? "–" : wholePercent(ranks[place] ?? 0)}
          </span>
        </Cell>
      ))}
      <Cell numeric>{out === null ? hidden : out === 0 ? "–" : `${wholePercent(out)} of cases`}</Cell>
      <Cell numeric>
        {score === null ? hidden : `${score.mean.toFixed(2)}, ${score.low.toFixed(2)} to ${score.high.toFixed(2)}`}
      </Cell>
    </>
  );
}

const hidden = <Missing kind="suppressed">hidden</Missing>;

function stepOf(share: number): number | undefined {
  if (share < 0.05) return undefined;
  return share < 0.2 ? 1 : share < 0.4 ? 2 : share < 0.7 ? 3 : 4;
}
