import type { ReactNode } from "react";
import { GroupLabel } from "@/components/ui/group-label";
import { Mark } from "@/components/ui/mark";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type FigureValue, type KnockoutValue, type RankingView, wholePercent } from "@/lib/domain/ranking";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./priority.module.css";

type RankedSegment = RankingView["segments"][number];

/** Criteria with their weights and scales; each segment's figure and what it scores. */
export function CriteriaTable({ criteria, segments }: Pick<RankingView, "criteria" | "segments">) {
  const columns = criteria.map(({ figure, name, share, scale }, at) => ({
    key: figure,
    head: (
      <>
        {name}
        <span className={styles.range}>{`Weight ${wholePercent(share)}. ${scale}.`}</span>
      </>
    ),
    cell: (segment: RankedSegment) => {
      const value = segment.criteria[at];
      return value ? (
        <>
          <FigureText value={value} />
          {value.score === null ? null : <span className={styles.range}>{`scores ${value.score.toFixed(2)}`}</span>}
        </>
      ) : null;
    },
  }));
  return <BySegment label="Criteria by segment" columns={columns} segments={segments} />;
}

/** Knock-out rules: who keeps each, who fails it and by how much. */
export function KnockoutTable({ knockouts, segments }: Pick<RankingView, "knockouts" | "segments">) {
  const columns = knockouts.map(({ rule }, at) => ({
    key: rule,
    head: rule,
    cell: (segment: RankedSegment) => {
      const value = segment.knockouts[at];
      return value ? <Verdict value={value} /> : null;
    },
  }));
  return <BySegment label="Knock-out rules by segment" columns={columns} segments={segments} />;
}

interface BySegmentProps {
  readonly label: string;
  readonly columns: readonly {
    readonly key: string;
    readonly head: ReactNode;
    readonly cell: (segment: RankedSegment) => ReactNode;
  }[];
  readonly segments: readonly RankedSegment[];
}

function BySegment({ label, columns, segments }: BySegmentProps) {
  return (
    <Table label={label} rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          {columns.map(({ key, head }) => (
            <HeadCell key={key}>{head}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.slug}>
            <RowHead>
              <GroupLabel {...segmentTile(segment.code)} name={segment.name} />
            </RowHead>
            {columns.map(({ key, cell }) => (
              <Cell key={key} wrap>
                {cell(segment)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Verdict({ value }: { readonly value: KnockoutValue }) {
  const { state, by, failing, text, sentence } = value;
  if (state === "unknown") return <FigureText value={{ ...value, text, sentence }} />;
  const sure = failing === null || failing === 0 || failing === 1 ? null : `fails in ${wholePercent(failing)} of cases`;
  return (
    <>
      {state === "kept" ? (
        <Mark sign="tick" tone="good">
          kept
        </Mark>
      ) : (
        <Mark sign="cross" tone="bad">{`fails: ${by}`}</Mark>
      )}
      <span className={styles.range}>{[text, sure].filter(Boolean).join("; ")}</span>
    </>
  );
}

function FigureText({ value: { value, text, sentence } }: { readonly value: FigureValue }) {
  if (value !== null || sentence === null) return text;
  if (sentence.startsWith("Hidden")) return <Missing kind="suppressed" />;
  return text === "hidden" ? <Missing kind="noAccess" /> : <Missing kind="notInData">{sentence}</Missing>;
}
