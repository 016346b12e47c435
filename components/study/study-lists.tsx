import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { formatDate } from "@/lib/domain/format-date";
import { boardHref } from "@/lib/domain/study-address";
import type { HypothesisView, StudyView } from "@/lib/domain/study-resources";
import styles from "./board.module.css";

export interface StudyListsProps {
  readonly workspace: string;
  readonly study: string;
  readonly retired: readonly HypothesisView[];
  readonly others: readonly StudyView[];
}

/** What is retired in this study, and the other studies. */
export function StudyLists({ workspace, study, retired, others }: StudyListsProps) {
  return (
    <>
      {retired.length > 0 ? (
        <Figure plain title="Retired hypotheses" lede="They stay to be read, with their looks and the reason.">
          <ul className={styles.list}>
            {retired.map(({ id, segment, sentence, retired: end }) => (
              <li key={id}>
                <Link href={boardHref(workspace, { study, open: id })} scroll={false}>
                  {segment.name}: {sentence}
                </Link>
                <p className={styles.micro}>
                  {end ? `${formatDate(end.at.slice(0, 10))}, ${end.by}: ${end.reason}` : ""}
                </p>
              </li>
            ))}
          </ul>
        </Figure>
      ) : null}
      {others.length > 0 ? (
        <Figure plain title="Other studies">
          <ul className={styles.list}>
            {others.map(({ id, name, goal, closedAt }) => (
              <li key={id}>
                <Link href={boardHref(workspace, { study: id })}>{name}</Link>
                {closedAt === null ? "" : ", closed"}
                <p className={styles.micro}>{goal}</p>
              </li>
            ))}
          </ul>
        </Figure>
      ) : null}
    </>
  );
}
