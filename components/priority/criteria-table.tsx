import { GroupLabel } from "@/components/ui/group-label";
import { Mark } from "@/components/ui/mark";
import { Missing } from "@/components/ui/missing";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { type FigureValue, type KnockoutValue, type RankingView, wholePercent } from "@/lib/domain/ranking";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./priority.module.css";

/** Criteria with their weights and scales; each segment's figure and what it scores. */
export function CriteriaTable({ criteria, segments }: Pick<RankingView, "criteria" | "segments">) {
  return (
    <Table label="Criteria by segment" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          {criteria.map(({ figure, name, share, scale }) => (
            <HeadCell key={figure}>
              {name}
              <span className={styles.range}>{`Weight ${wholePercent(share)}. ${scale}.`}</span>
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.slug}>
            <RowHead>
              <GroupLabel {...segmentTile(segment.code)} name={segment.name} />
            </RowHead>
            {segment.criteria.map((value, at) => (
              <Cell key={criteria[at]?.figure} wrap>
                <FigureText value={value} />
                {value.score === null ? null : (
                  <span className={styles.range}>{`scores ${value.score.toFixed(2)}`}</span>
                )}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Knock-out rules: who keeps each, who fails it and by how much. */
export function KnockoutTable({ knockouts, segments }: Pick<RankingView, "knockouts" | "segments">) {
  return (
    <Table label="Knock-out rules by segment" rows="tall" sticky>
      <thead>
        <tr>
          <HeadCell>Segment</HeadCell>
          {knockouts.map(({ rule }) => (
            <HeadCell key={rule}>{rule}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.slug}>
            <RowHead>
              <GroupLabel {...segmentTile(segment.code)} name={segment.name} />
            </RowHead>
            {segment.knockouts.map((value, at) => (
              <Cell key={knockouts[at]?.rule} wrap>
                <Verdict value={value} />
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
  if (sentence.startsWith("Hidden")) return <Missing kind="suppressed">fewer than 5</Missing>;
  return text === "hidden" ? <Missing kind="noAccess" /> : <Missing kind="notInData">{sentence}</Missing>;
}
