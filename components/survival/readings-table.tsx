import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { countText, monthsText, valueBounds } from "@/lib/domain/number-words";
import type { SurvivalReading, SurvivalView } from "@/lib/domain/survival";
import { shareText } from "@/lib/domain/survival-headline";
import type { PlacedGroup } from "./curve-of-group";

export interface ReadingsTableProps {
  readonly view: SurvivalView;
  readonly placed: readonly PlacedGroup[];
}

/** The curves as a table: at each month the share still there, its band, and how many were observed that long. */
export function ReadingsTable({ view, placed }: ReadingsTableProps) {
  const months = (placed[0]?.group.at ?? []).filter(({ time }) =>
    placed.some(({ group }) => (group.at.find((one) => one.time === time)?.survival ?? null) !== null),
  );
  return (
    <Table label="Share still there by months since the start" rows="compact" sticky>
      <thead>
        <Row>
          <HeadCell>Age</HeadCell>
          {placed.flatMap(({ group }) => [
            <HeadCell key={`${group.key} share`} numeric>
              {group.label}
            </HeadCell>,
            <HeadCell key={`${group.key} band`} numeric>
              Band
            </HeadCell>,
            <HeadCell key={`${group.key} risk`} numeric>
              At risk
            </HeadCell>,
          ])}
        </Row>
      </thead>
      <tbody>
        {view.start === 0 ? (
          <Row>
            <RowHead>0 months</RowHead>
            {placed.flatMap(({ group }) => [
              <Cell key={`${group.key} share`} numeric>
                {shareText({ value: 1, interval: null })}
              </Cell>,
              <Cell key={`${group.key} band`} />,
              <Cell key={`${group.key} risk`} numeric>
                {atRiskText(group.atRisk[0] ?? null)}
              </Cell>,
            ])}
          </Row>
        ) : null}
        {months.map((month) => (
          <Row key={month.time}>
            <RowHead>{monthsText(month.months)}</RowHead>
            {placed.flatMap(({ group }) =>
              readingCells(
                group.key,
                group.at.find(({ time }) => time === month.time),
              ),
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Fewer at risk than this carry no value. */
const leastShown = 5;

function readingCells(key: string, reading: SurvivalReading | undefined) {
  const told = reading && reading.survival !== null && (reading.atRisk === null || reading.atRisk >= leastShown);
  return [
    <Cell key={`${key} share`} numeric tone={told && (reading.atRisk ?? 10) < 10 ? "muted" : undefined}>
      {told ? shareText({ value: reading.survival, interval: reading.interval }) : ""}
    </Cell>,
    <Cell key={`${key} band`} numeric tone="muted">
      {told && reading.interval ? valueBounds(reading.interval, { unit: "share", currency: "" }) : ""}
    </Cell>,
    <Cell key={`${key} risk`} numeric>
      {reading ? atRiskText(reading.atRisk) : ""}
    </Cell>,
  ];
}

function atRiskText(count: number | null): string {
  return count === null ? "< 5" : countText(count);
}
