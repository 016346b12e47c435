import Link from "next/link";
import { IntervalStrip, type StripEstimate } from "@/components/charts/interval-strip";
import { sharedDomain } from "@/components/charts/shared-domain";
import { MarkDifference, type Verdict } from "@/components/ui/mark-difference";
import { Missing, type MissingKind } from "@/components/ui/missing";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentOrigin } from "@/lib/domain/segment";
import { SaveAsSegment } from "./save-as-segment";
import styles from "./templates.module.css";

/** A drafted rule as text; `difference` is null where there is no verdict, `missing` then says why. */
export interface TemplateDraftRow {
  readonly ref: string;
  readonly name: string;
  readonly sentence: string;
  readonly rule: Rule;
  readonly origin: SegmentOrigin;
  /** The list of its customers; null for those who may not see rows. */
  readonly customersHref: string | null;
  readonly size: string | null;
  readonly share: string | null;
  readonly value: string | null;
  readonly difference: {
    readonly text: string;
    readonly verdict: Verdict;
    readonly strip: StripEstimate;
    readonly label: string;
  } | null;
  readonly missing: { readonly kind: MissingKind; readonly words: string } | null;
}

export interface TemplateDraftsProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly label: string;
  readonly unitWord: string;
  readonly metric: string | null;
  readonly rows: readonly TemplateDraftRow[];
  readonly mayDraft: boolean;
}

/** The rules that a template drafts: whom each holds for, and the metric against everybody else. */
export function TemplateDrafts({ workspace, dataset, label, unitWord, metric, rows, mayDraft }: TemplateDraftsProps) {
  const domain = sharedDomain(
    rows.flatMap(({ difference }) => difference?.strip ?? []),
    0,
  );
  return (
    <Table label={label} rows="tall">
      <thead>
        <Row>
          <HeadCell>Draft</HeadCell>
          <HeadCell numeric>{unitWord.charAt(0).toUpperCase() + unitWord.slice(1)}</HeadCell>
          {metric === null ? null : (
            <>
              <HeadCell numeric>{metric}</HeadCell>
              <HeadCell>Against the rest</HeadCell>
            </>
          )}
          {mayDraft ? <HeadCell>Keep it</HeadCell> : null}
        </Row>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.ref}>
            <RowHead className={styles.draft}>
              {row.customersHref === null ? row.name : <Link href={row.customersHref}>{row.name}</Link>}
              <span className={styles.sentence}>{row.sentence}</span>
            </RowHead>
            <Cell numeric>
              {row.size ?? <Missing kind="suppressed">fewer than 5</Missing>}
              {row.share === null ? null : <span className={styles.small}>{row.share}</span>}
            </Cell>
            {metric === null ? null : <MetricCells row={row} domain={domain} />}
            {mayDraft ? (
              <Cell>
                <SaveAsSegment
                  workspace={workspace}
                  dataset={dataset}
                  rule={row.rule}
                  origin={row.origin}
                  name={row.name}
                  size="small"
                  label="Open in builder"
                />
              </Cell>
            ) : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface MetricCellsProps {
  readonly row: TemplateDraftRow;
  readonly domain: readonly [number, number];
}

function MetricCells({ row: { value, difference, missing }, domain }: MetricCellsProps) {
  return (
    <>
      <Cell numeric>{value ?? "–"}</Cell>
      <Cell>
        {difference === null ? (
          missing && <Missing kind={missing.kind}>{missing.words}</Missing>
        ) : (
          <span className={styles.difference}>
            <MarkDifference verdict={difference.verdict} difference={difference.text} />
            <IntervalStrip
              estimate={difference.strip}
              reference={0}
              domain={domain}
              verdict={difference.verdict}
              label={difference.label}
            />
          </span>
        )}
      </Cell>
    </>
  );
}
