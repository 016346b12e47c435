import { GroupLabel } from "@/components/ui/group-label";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Estimate, Interval } from "@/lib/domain/estimate";
import {
  countText,
  monthsText,
  percentText,
  signedBounds,
  signedDifference,
  valueBounds,
} from "@/lib/domain/number-words";
import { judgement, notEnoughWords, reasonWords } from "@/lib/domain/sentence";
import { monthsOfTime, type SurvivalGroup, type SurvivalView } from "@/lib/domain/survival";
import { shareText } from "@/lib/domain/survival-headline";
import { lifeWords } from "@/lib/domain/survival-words";
import { medianText, placedGroups } from "./curve-of-group";

const shares = { unit: "share", currency: "" } as const;

/** How long each group stays: who left so far, the reading at the horizon against the rest, median and mean time. */
export function StayTable({ view }: { readonly view: SurvivalView }) {
  const placed = placedGroups(view);
  const compared = view.groups.length > 0 && view.horizon !== null;
  const until = view.until === null ? null : lifeWords(view.until, view.clock.kind);
  return (
    <Table label="How long each group stays" rows="tall" sticky>
      <thead>
        <Row>
          <HeadCell>{view.by?.label ?? "Group"}</HeadCell>
          <HeadCell numeric>{view.unitWord}</HeadCell>
          <HeadCell numeric>left so far</HeadCell>
          {view.horizon ? <HeadCell numeric>{`still there after ${monthsText(view.horizon.months)}`}</HeadCell> : null}
          {compared ? <HeadCell>against the rest, points</HeadCell> : null}
          <HeadCell numeric>half have left by</HeadCell>
          {until === null ? null : (
            <HeadCell numeric>{`mean months of the first ${until.replace(/ months?$/, "")}`}</HeadCell>
          )}
          {until === null || !compared ? null : <HeadCell numeric>longer than the rest, months</HeadCell>}
        </Row>
      </thead>
      <tbody>
        {placed.map((one) => (
          <Row key={one.group.key}>
            <RowHead>{one.tile ? <GroupLabel {...one.tile} name={one.group.label} /> : one.group.label}</RowHead>
            {one.group.state === "shown" ? (
              <ShownCells group={one.group} view={view} compared={compared} />
            ) : (
              <Cell
                colSpan={
                  3 +
                  [view.horizon, compared, view.until, compared && view.until].filter(
                    (one) => one !== null && one !== false,
                  ).length
                }
                wrap
              >
                <Missing kind={one.group.state === "suppressed" ? "suppressed" : "notInData"}>
                  {one.group.state === "suppressed" ? "fewer than 5" : one.group.sentence}
                </Missing>
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface ShownProps {
  readonly group: SurvivalGroup;
  readonly view: SurvivalView;
  readonly compared: boolean;
}

function ShownCells({ group, view, compared }: ShownProps) {
  const reading = view.horizon && group.at.find(({ time }) => time === view.horizon?.time);
  const { restrictedMean } = group;
  const monthsOf = (time: number) => monthsOfTime(time, view.clock.kind);
  return (
    <>
      <Cell numeric>{countText(group.n ?? 0)}</Cell>
      <Cell numeric tone="muted">
        {group.churnedShare === null ? "" : percentText(group.churnedShare)}
      </Cell>
      {view.horizon ? (
        <Cell numeric>
          {reading && reading.survival !== null && (reading.atRisk ?? 5) >= 5 ? (
            <Valued
              value={shareText({ value: reading.survival, interval: reading.interval })}
              bounds={reading.interval && valueBounds(reading.interval, shares)}
            />
          ) : (
            <Missing kind="smallSample">too few observed so long</Missing>
          )}
        </Cell>
      ) : null}
      {compared ? (
        <Cell wrap>{group.retention ? <Against estimate={group.retention} unitWord={view.unitWord} /> : null}</Cell>
      ) : null}
      <Cell numeric>
        <Valued
          value={medianText(group, view)}
          bounds={group.median && boundsInMonths(group.median.interval, monthsOf)}
        />
      </Cell>
      {view.until === null ? null : (
        <Cell numeric>
          {restrictedMean ? (
            <Valued
              value={monthsOf(restrictedMean.value).toFixed(1)}
              bounds={boundsInMonths(restrictedMean.interval, monthsOf)}
            />
          ) : null}
        </Cell>
      )}
      {view.until === null || !compared ? null : (
        <Cell numeric>
          {restrictedMean?.difference ? (
            <Valued
              value={signed(monthsOf(restrictedMean.difference.value))}
              bounds={boundsInMonths(restrictedMean.difference.interval, monthsOf, signed)}
            />
          ) : null}
        </Cell>
      )}
    </>
  );
}

function Against({ estimate, unitWord }: { readonly estimate: Estimate; readonly unitWord: string }) {
  const { mark, difference, reason } = estimate;
  if (mark === "notEnough") return <Missing kind="smallSample">{notEnoughWords(estimate, unitWord)}</Missing>;
  if (mark === "notComparable" || !difference)
    return <Missing kind="notInData">{`not compared: ${reasonWords(reason ?? "")}`}</Missing>;
  const verdict: Verdict = judgement(mark, "higher") ?? "unclear";
  return (
    <>
      <MarkDifference verdict={verdict} difference={signedDifference(difference.value, difference.interval, shares)} />
      <br />
      <small>{difference.interval ? signedBounds(difference.interval, shares) : ""}</small>
    </>
  );
}

function Valued({ value, bounds }: { readonly value: string; readonly bounds: string | null }) {
  return (
    <>
      {value}
      <br />
      <small>{bounds ?? ""}</small>
    </>
  );
}

function boundsInMonths(
  [low, high]: Interval,
  monthsOf: (time: number) => number,
  print: (months: number) => string = plain,
): string {
  if (low === null && high === null) return "";
  if (low === null) return `at most ${print(monthsOf(high ?? 0))}`;
  if (high === null) return `at least ${print(monthsOf(low))}`;
  return `${print(monthsOf(low))} to ${print(monthsOf(high))}`;
}

function plain(months: number): string {
  return Number.isInteger(months) ? String(months) : months.toFixed(1);
}

function signed(months: number): string {
  const size = Math.abs(months).toFixed(1);
  return `${size === "0.0" ? "" : months < 0 ? "−" : "+"}${size}`;
}
