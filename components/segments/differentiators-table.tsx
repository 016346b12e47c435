import { IntervalStrip } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { MarkDifference } from "@/components/ui/mark-difference";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { sideText } from "@/lib/domain/differentiator-words";
import type { Differentiator } from "@/lib/domain/differentiators";
import { signedBounds, signedDifference } from "@/lib/domain/number-words";
import { notEnoughWords } from "@/lib/domain/sentence";
import { AddToRule } from "./add-to-rule";

export interface DifferentiatorsTableProps {
  readonly workspace: string;
  readonly segment: { readonly slug: string; readonly name: string };
  readonly rows: readonly Differentiator[];
  readonly currency: string;
  /** Whether the reader may change the draft. */
  readonly mayAdd: boolean;
  readonly label: string;
}

/** One line per trait: in the segment, among the rest, the difference on one scale with its interval. */
export function DifferentiatorsTable({ workspace, segment, rows, currency, mayAdd, label }: DifferentiatorsTableProps) {
  const domain = sharedDomain(
    rows.flatMap(({ interval }) => (interval ? [{ low: interval[0] ?? 0, high: interval[1] ?? 0 }] : [])),
    0,
  );
  return (
    <Table label={label}>
      <thead>
        <Row>
          <HeadCell>Trait</HeadCell>
          <HeadCell numeric>{segment.name}</HeadCell>
          <HeadCell numeric>The rest</HeadCell>
          <HeadCell colSpan={2}>Difference, in standard deviations</HeadCell>
          {mayAdd ? <HeadCell>Rule</HeadCell> : null}
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.column.key}=${row.value ?? ""}`}>
            <RowHead>{row.label}</RowHead>
            {row.state === "shown" ? (
              <>
                <Cell numeric>{sideText(row, row.inside, currency)}</Cell>
                <Cell numeric>{sideText(row, row.rest, currency)}</Cell>
                <EffectCells row={row} domain={domain} />
              </>
            ) : (
              <Cell colSpan={4}>
                <Missing kind={row.state}>
                  {row.state === "suppressed" ? "fewer than 5" : "closed to your role"}
                </Missing>
              </Cell>
            )}
            {mayAdd ? (
              <Cell>
                {row.condition === null ? null : (
                  <AddToRule workspace={workspace} segment={segment.slug} condition={row.condition} label={row.label} />
                )}
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface EffectCellsProps {
  readonly row: Differentiator;
  readonly domain: readonly [number, number];
}

function EffectCells({ row, domain }: EffectCellsProps) {
  const { effect, interval } = row;
  if (effect === null || interval === null)
    return (
      <Cell colSpan={2}>
        <Missing kind="smallSample">{notEnoughWords({ needed: null, reason: row.reason }, "customers")}</Missing>
      </Cell>
    );
  const verdict = row.mark === "higher" || row.mark === "lower" ? "differs" : "unclear";
  const text = signedDifference(effect, interval, plain);
  return (
    <>
      <Cell>
        <MarkDifference verdict={verdict} difference={text} />
      </Cell>
      <Cell>
        <IntervalStrip
          estimate={{ value: effect, low: interval[0] ?? domain[0], high: interval[1] ?? domain[1] }}
          reference={0}
          domain={domain}
          verdict={verdict}
          label={`difference ${text} standard deviations, interval ${signedBounds(interval, plain)}`}
          width={140}
        />
      </Cell>
    </>
  );
}

const plain = { unit: "number", currency: "" } as const;
