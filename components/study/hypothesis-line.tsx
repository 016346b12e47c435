import Link from "next/link";
import { formatDate } from "@/lib/domain/format-date";
import { boardHref } from "@/lib/domain/study-address";
import type { SegmentVerdict } from "@/lib/domain/study-resources";
import styles from "./board.module.css";
import { StateMark } from "./state-mark";

export interface HypothesisLineProps {
  readonly workspace: string;
  readonly verdicts: readonly SegmentVerdict[];
  /** Beside a draft: what publishing it does to them. */
  readonly isDraft?: boolean | undefined;
}

/** What is claimed of a segment, a line for each hypothesis, and how it stands. */
export function HypothesisLine({ workspace, verdicts, isDraft }: HypothesisLineProps) {
  if (verdicts.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label="Hypotheses about this segment">
      {verdicts.map((verdict) => (
        <li key={verdict.hypothesis}>
          <span>
            Hypothesis:{" "}
            <Link href={boardHref(workspace, { study: verdict.study, open: verdict.hypothesis })}>
              {verdict.sentence}
            </Link>
          </span>
          <StateMark state={verdict.state} word={verdict.word} />
          <span className={styles.micro}>
            {lookWords(verdict)}
            {isDraft
              ? verdict.state === "proposed"
                ? "; goes with this draft"
                : "; publishing this draft starts it over"
              : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

function lookWords({ look, date, nextReview, override }: SegmentVerdict): string {
  const signed = override === null ? "" : `signed ${override === "supported" ? "supported" : "not supported"}; `;
  const next = `next review ${formatDate(nextReview)}`;
  return look === null || date === null ? next : `${signed}look ${look} on ${formatDate(date)}, ${next}`;
}
