import type { ReactNode } from "react";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import type { BattleCardWords } from "@/lib/domain/artefact";
import styles from "./battle-card.module.css";
import { Lines, Part } from "./lines";

/** A measure of the segment as text, beside the rest, with how many it was counted from. */
export interface Proof {
  readonly metric: string;
  readonly value: ReactNode;
  readonly interval: string | null;
  readonly rest: string | null;
  readonly n: string | null;
}

/** How often deals are won against somebody; `share` stands in place of the number where there is none. */
export interface Rival {
  readonly name: string;
  readonly share: ReactNode;
  readonly interval: string | null;
  readonly n: string;
}

export interface BattleCardProps {
  readonly name: string;
  readonly words: BattleCardWords;
  readonly proof: readonly Proof[];
  readonly rivals: readonly Rival[];
}

/** All that is needed in a talk with a segment, on one screen, to be read in under a minute. */
export function BattleCard({ name, words, proof, rivals }: BattleCardProps) {
  const { recognise, care, say, objections, stop } = words;
  return (
    <div className={styles.card}>
      <Part title="How to recognise them" empty="Nobody has written it yet." isEmpty={recognise.length === 0}>
        <Lines lines={recognise} />
      </Part>
      <Part title="What they care about" empty="Nobody has written it yet." isEmpty={care.length === 0}>
        <Lines lines={care} />
      </Part>
      <Part title="Stop signs" empty="None written yet." isEmpty={stop.length === 0}>
        <Lines lines={stop} />
      </Part>
      <div className={styles.say}>
        <Part title="What to say" empty="Nobody has written it yet." isEmpty={say.length === 0}>
          <ul className={styles.quotes}>
            {say.map((one) => (
              <li key={one}>{`“${one}”`}</li>
            ))}
          </ul>
        </Part>
      </div>
      <div className={styles.objections}>
        <Part title="What they object, and the answer" empty="None written yet." isEmpty={objections.length === 0}>
          <dl>
            {objections.map(({ objection, answer }) => (
              <div key={objection}>
                <dt>{`“${objection}”`}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </Part>
      </div>
      <div className={styles.proof}>
        <Part title="Proof" empty="This version of the data has no number to show for it." isEmpty={proof.length === 0}>
          <ProofTable name={name} proof={proof} />
        </Part>
      </div>
      {rivals.length === 0 ? null : (
        <div className={styles.rivals}>
          <Part title="Against whom we win">
            <RivalTable rivals={rivals} />
          </Part>
        </div>
      )}
    </div>
  );
}

function ProofTable({ name, proof }: Pick<BattleCardProps, "name" | "proof">) {
  return (
    <Table label={`Numbers of ${name}`} rows="compact">
      <thead>
        <Row>
          <HeadCell>Measure</HeadCell>
          <HeadCell numeric>{name}</HeadCell>
          <HeadCell numeric>95 % interval</HeadCell>
          <HeadCell numeric>The rest</HeadCell>
          <HeadCell numeric>n</HeadCell>
        </Row>
      </thead>
      <tbody>
        {proof.map(({ metric, value, interval, rest, n }) => (
          <Row key={metric}>
            <RowHead>{metric}</RowHead>
            <Cell numeric tone="strong">
              {value}
            </Cell>
            <Cell numeric>{interval ?? "–"}</Cell>
            <Cell numeric>{rest ?? "–"}</Cell>
            <Cell numeric tone="muted">
              {n ?? "–"}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function RivalTable({ rivals }: Pick<BattleCardProps, "rivals">) {
  return (
    <Table label="Deals won by competitor" rows="compact">
      <thead>
        <Row>
          <HeadCell>Competitor</HeadCell>
          <HeadCell numeric>Won</HeadCell>
          <HeadCell numeric>95 % interval</HeadCell>
          <HeadCell numeric>n, deals</HeadCell>
        </Row>
      </thead>
      <tbody>
        {rivals.map(({ name, share, interval, n }) => (
          <Row key={name}>
            <RowHead>{name}</RowHead>
            <Cell numeric tone="strong">
              {share}
            </Cell>
            <Cell numeric>{interval ?? "–"}</Cell>
            <Cell numeric tone="muted">
              {n}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
