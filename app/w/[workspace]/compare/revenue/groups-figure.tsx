import { IntervalStrip } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { Figure } from "@/components/ui/figure";
import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Estimate } from "@/lib/domain/estimate";
import { countText, type NumberFormat, signedDifference, valueOfInterval } from "@/lib/domain/number-words";
import type { RevenueGroup, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { revenueGroupsHeadline } from "@/lib/domain/revenue-sentence";
import type { Cell as ScoreCell } from "@/lib/domain/scoreboard";
import { notEnoughWords } from "@/lib/domain/sentence";
import { verdictOf } from "../board-rows";
import type { TileOf } from "../open-sheet";

const format: NumberFormat = { unit: "share", currency: "" };
const shares = [
  ["nrr", "Net"],
  ["grr", "Gross"],
  ["logo", "Customers kept"],
] as const;
type Share = (typeof shares)[number][0];

/** Each group with its three shares and the difference to the rest. */
export function GroupsFigure({ view, tileOf }: { readonly view: RevenueRetentionView; readonly tileOf: TileOf }) {
  const domains = new Map(shares.map(([share]) => [share, domainOf(view, share)]));
  return (
    <Figure
      title={revenueGroupsHeadline(view)}
      lede="Share of the opening revenue, or of its customers, that is still there; beside it the difference to the rest in points, with its interval. A full dot is clear of the upright line, a hollow one is not."
    >
      <Table label="Revenue retention by group" sticky>
        <thead>
          <tr>
            <HeadCell>{view.by?.label ?? "Group"}</HeadCell>
            <HeadCell numeric>Base</HeadCell>
            {shares.map(([share, name]) => [
              <HeadCell key={share} numeric>
                {name}
              </HeadCell>,
              <HeadCell key={`${share} difference`} colSpan={2}>
                against the rest
              </HeadCell>,
            ])}
          </tr>
        </thead>
        <tbody>
          {view.groups.map((group, index) => (
            <Row key={group.key}>
              <RowHead>
                <GroupLabel {...tileOf(group.key, index)} name={group.label} />
              </RowHead>
              <Cell numeric>{baseOf(group)}</Cell>
              {shares.map(([share]) => (
                <ShareCells key={share} cell={group[share]} domain={domains.get(share) ?? [-1, 1]} />
              ))}
            </Row>
          ))}
        </tbody>
        <tfoot>
          <Row>
            <RowHead>{view.dataset.name}</RowHead>
            <Cell numeric>{baseOf(view.all)}</Cell>
            {shares.map(([share]) => [
              <Cell key={share} numeric>
                {valueText(view.all[share].estimate)}
              </Cell>,
              <Cell key={`${share} none`} colSpan={2} />,
            ])}
          </Row>
        </tfoot>
      </Table>
    </Figure>
  );
}

function ShareCells({ cell, domain }: { readonly cell: ScoreCell; readonly domain: readonly [number, number] }) {
  const { estimate } = cell;
  if (cell.state !== "shown" || !estimate)
    return (
      <>
        <Cell numeric>
          <Missing kind={cell.state === "suppressed" ? "suppressed" : "notInData"}>
            {cell.state === "suppressed" ? "fewer than 5" : "nobody"}
          </Missing>
        </Cell>
        <Cell colSpan={2} />
      </>
    );
  const { difference } = estimate;
  const [low, high] = difference?.interval ?? [null, null];
  const verdict = verdictOf({ direction: "higher" }, estimate);
  const text = difference ? signedDifference(difference.value, difference.interval, format) : "";
  return (
    <>
      <Cell numeric tone="strong">
        {valueText(estimate)}
      </Cell>
      {difference && low !== null && high !== null ? (
        <>
          <Cell numeric>
            <MarkDifference verdict={verdict} difference={text} />
          </Cell>
          <Cell>
            <IntervalStrip
              estimate={{ value: difference.value, low, high }}
              reference={0}
              domain={domain}
              verdict={verdict}
              label={`difference ${text}`}
            />
          </Cell>
        </>
      ) : (
        <Cell colSpan={2} title={notEnoughWords(estimate, "customers")}>
          <Missing kind="smallSample">
            {estimate.needed === null ? "not enough data" : `about ${countText(estimate.needed)} more needed`}
          </Missing>
        </Cell>
      )}
    </>
  );
}

function domainOf(view: RevenueRetentionView, share: Share): readonly [number, number] {
  return sharedDomain(
    view.groups.flatMap((group) => {
      const [low, high] = group[share].estimate?.difference?.interval ?? [null, null];
      return low === null || high === null ? [] : [{ low, high }];
    }),
    0,
  );
}

function baseOf({ base }: RevenueGroup): string {
  return base === null ? "–" : countText(base);
}

function valueText(estimate: Estimate | null): string {
  return estimate?.value == null ? "–" : valueOfInterval(estimate.value, estimate.interval, format);
}
