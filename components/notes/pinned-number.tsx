import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { FigureSince } from "@/lib/domain/figure";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./notes.module.css";

export interface PinnedNumberProps {
  readonly since: FigureSince;
  /** The page on which today's number stands. */
  readonly href: string;
}

/** A number kept with a note beside what it is now; who may not see it sees neither. */
export function PinnedNumber({ since: { was, today, isReal, sentence }, href }: PinnedNumberProps) {
  if (was === null) return <p className={styles.pin}>{`A number is kept with this note. ${sentence}`}</p>;
  const of = was.group === null ? `all ${was.datasetName}` : was.group;
  return (
    <div className={classNames(styles.pin, isReal && styles.moved)}>
      <p>{`${was.metric} of ${of}`}</p>
      <dl className={styles.readings}>
        <div>
          <dt>{`version ${was.datasetVersion}${was.asOf === null ? "" : `, to ${formatDate(was.asOf)}`}`}</dt>
          <dd>{was.text}</dd>
        </div>
        {today === null ? null : (
          <div>
            <dt>{`now, version ${today.datasetVersion}`}</dt>
            <dd>
              <Link href={href}>{today.text}</Link>
            </dd>
          </div>
        )}
      </dl>
      <p>{sentence}</p>
    </div>
  );
}
