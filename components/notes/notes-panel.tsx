import Link from "next/link";
import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Figure } from "@/components/ui/figure";
import type { NoteRights, ThreadView } from "@/lib/domain/note";
import { countText } from "@/lib/domain/number-words";
import type { PinChoice } from "./note-form";
import styles from "./notes.module.css";
import { ThreadList } from "./thread-list";

/**
 * How the notes beside an object look: `figure`, a section of the page; `folded`, behind a line that says how many there are;
 * `margin`, a narrow column beside the figures; `bare`, where the place has a heading of its own.
 */
export type NotesLook = "figure" | "folded" | "margin" | "bare";

export interface NotesPanelProps {
  readonly workspace: string;
  readonly look: NotesLook;
  readonly threads: readonly ThreadView[];
  /** How many there are, those beyond the listed too; and where the others stand. */
  readonly total: number;
  readonly allHref: string;
  readonly rights: NoteRights;
  readonly namesObjects: boolean;
  /** Numbers of the page that an answer may keep. */
  readonly pins: readonly PinChoice[];
  /** The way to write one; null for those who may not. */
  readonly write: ReactNode;
}

/** What has been written about an object, and the way to write more. */
export function NotesPanel({ look, write, total, allHref, ...list }: NotesPanelProps) {
  const { threads } = list;
  const open = threads.filter(({ resolved }) => resolved === null);
  const done = threads.filter(({ resolved }) => resolved !== null);
  const inside = (
    <div className={styles.panel}>
      {look === "margin" || look === "bare" ? write : null}
      {open.length > 0 ? <ThreadList {...list} threads={open} /> : null}
      {threads.length === 0 ? <p className={styles.none}>Nobody has written about this yet.</p> : null}
      {done.length > 0 ? (
        <Disclosure summary={`${done.length} resolved`}>
          <ThreadList {...list} threads={done} />
        </Disclosure>
      ) : null}
      {total > threads.length ? (
        <p className={styles.none}>
          {`The ${threads.length} with the newest words stand here. `}
          <Link href={allHref}>{`All ${countText(total)} notes`}</Link>
        </p>
      ) : null}
      {look === "folded" ? write : null}
    </div>
  );
  if (look === "margin")
    return (
      <aside className={styles.margin} aria-label="Notes" id="notes">
        {inside}
      </aside>
    );
  if (look === "folded")
    return <Disclosure summary={total === 0 ? "Notes" : `Notes, ${countText(total)}`}>{inside}</Disclosure>;
  if (look === "bare") return inside;
  return (
    <Figure title={titleOf(total)} actions={write} plain id="notes">
      {inside}
    </Figure>
  );
}

function titleOf(total: number): string {
  if (total === 0) return "Notes";
  return total === 1 ? "1 note" : `${countText(total)} notes`;
}
