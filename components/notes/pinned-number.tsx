import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { FigureSince } from "@/lib/domain/figure";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./notes.module.css";

export interface PinnedNumberProps {
  readonly since: FigureSince;
  /** The page on which today's number stands. */
  readonly href: string;
  /** What the thread is about: where that is this number, it is not named twice. */
  readonly about: string;
}

/** A number kept with a note beside what it is now; who may not see it sees neither. */
export function PinnedNumber({ since: { was, today, isReal, sentence }, href, about }: PinnedNumberProps) {
  if (was === null) return <p className={styles.pin}>{`A number is kept with this note. ${sentence}`}</p>;
  const isSame = today?.datasetVersion === was.datasetVersion && today.text === was.text;
  const name = `${was.metric} of ${was.group ?? `all ${was.datasetName}`}`;
  return (
    <div className={classNames(styles.pin, isReal && styles.moved)}>
      {name === about ? null : <p>{name}</p>}
      <dl className={styles.readings}>
        <div>
          <dt>{`${isSame ? "unchanged since version" : "version"} ${was.datasetVersion}${was.asOf === null ? "" : `, to ${formatDate(was.asOf)}`}`}</dt>
          <dd>{isSame ? <Link href={href}>{was.text}</Link> : was.text}</dd>
        </div>
        {today === null || isSame ? null : (
          <div>
            <dt>{`now, version ${today.datasetVersion}`}</dt>
            <dd>
              <Link href={href}>{today.text}</Link>
            </dd>
          </div>
        )}
      </dl>
      {isSame ? null : <p>{sentence}</p>}
    </div>
  );
}
