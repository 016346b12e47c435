import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/domain/format-date";
import type { MetricUnit } from "@/lib/domain/metric";
import { countText, differenceText } from "@/lib/domain/number-words";
import type { HypothesisPage, LookView } from "@/lib/domain/study-resources";
import { ClaimStrip, domainOf } from "./claim-strip";
import { StateMark } from "./state-mark";

export interface LooksTableProps {
  readonly page: HypothesisPage;
  readonly currency: string;
}

/** Every verdict that was computed, the newest first, with the interval that belongs to it. */
export function LooksTable({ page: { hypothesis, looks }, currency }: LooksTableProps) {
  const format = { unit: hypothesis.metric.unit as MetricUnit, currency };
  const domain = domainOf(
    hypothesis,
    looks.flatMap(({ difference }) => difference ?? []),
  );
  const newest = looks.at(-1)?.number;
  return (
    <Table
      label="Looks at this hypothesis"
      caption="Each look is stricter than the one before: all of them together keep to 5 %. The upright line is what is claimed."
    >
      <thead>
        <tr>
          <HeadCell>Look</HeadCell>
          <HeadCell>Judged</HeadCell>
          <HeadCell numeric>Data</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
          <HeadCell>Difference, at the level of the look</HeadCell>
          <HeadCell>Against the claim</HeadCell>
          <HeadCell>Verdict</HeadCell>
        </tr>
      </thead>
      <tbody>
        {[...looks].reverse().map((look) => (
          <Row key={look.number}>
            <RowHead>{look.number}</RowHead>
            <Cell>
              {formatDate(look.at.slice(0, 10))}, {look.by}
            </Cell>
            <Cell numeric>version {look.datasetVersion}</Cell>
            <Cell numeric>{look.customers === null ? "–" : countText(look.customers)}</Cell>
            <Cell>
              {look.difference
                ? `${differenceText(look.difference.value, look.difference.interval, format)} (${levelText(look)})`
                : "–"}
            </Cell>
            <Cell>
              {look.difference ? (
                <ClaimStrip
                  claim={hypothesis}
                  difference={look.difference}
                  verdict={look.verdict}
                  domain={domain}
                  format={format}
                />
              ) : null}
            </Cell>
            <Cell wrap>
              <StateMark
                state={look.verdict === "notEnough" ? "testing" : look.verdict}
                word={look.number === newest ? look.sentence : `was ${look.sentence}`}
              />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function levelText({ alpha }: LookView): string {
  return `${(100 * (1 - alpha)).toFixed(alpha < 0.001 ? 2 : 1)}\u202f% interval`;
}
