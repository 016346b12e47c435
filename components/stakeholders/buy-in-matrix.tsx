import { Mark, type MarkProps } from "@/components/ui/mark";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/domain/format-date";
import type { BuyIn, StakeholderView } from "@/lib/domain/stakeholder";
import { buyInWords, stepWords } from "@/lib/domain/stakeholder-words";
import styles from "./stakeholders.module.css";

/** How each stands at each step of the method: the latest word, its day and its note. */
export function BuyInMatrix({ stakeholders }: { readonly stakeholders: readonly StakeholderView[] }) {
  const steps = Object.entries(stepWords);
  return (
    <Table label="Buy-in per step" sticky>
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          {steps.map(([step, words]) => (
            <HeadCell key={step}>{words}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {stakeholders.map(({ id, name, steps: words }) => (
          <Row key={id}>
            <RowHead className={styles.name}>{name}</RowHead>
            {steps.map(([step]) => {
              const word = words.find((one) => one.step === step);
              return (
                <Cell key={step} className={styles.word}>
                  <Mark {...marks[word?.buyIn ?? "unknown"]}>{buyInWords[word?.buyIn ?? "unknown"]}</Mark>
                  {word ? <span className={styles.small}>{formatDate(word.on)}</span> : null}
                  {word && word.note !== "" ? <span className={styles.note}>{word.note}</span> : null}
                </Cell>
              );
            })}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const marks: Readonly<Record<BuyIn, Pick<MarkProps, "sign" | "tone">>> = {
  unknown: { sign: "open", tone: "none" },
  against: { sign: "cross", tone: "bad" },
  neutral: { sign: "dash", tone: "none" },
  for: { sign: "tick", tone: "good" },
  champion: { sign: "supported", tone: "ink" },
};
