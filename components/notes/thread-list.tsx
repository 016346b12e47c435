import type { NoteRights, ThreadView } from "@/lib/domain/note";
import type { PinChoice } from "./note-form";
import styles from "./notes.module.css";
import { Thread } from "./thread";

export interface ThreadListProps {
  readonly workspace: string;
  readonly threads: readonly ThreadView[];
  readonly rights: NoteRights;
  /** Whether each thread says what it is about: where they are about different things. */
  readonly namesObjects: boolean;
  /** Numbers of the page that an answer may keep; those of the thread's own object are added. */
  readonly pins?: readonly PinChoice[] | undefined;
}

export function ThreadList({ threads, ...rest }: ThreadListProps) {
  return (
    <ul className={styles.threads}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <Thread thread={thread} {...rest} />
        </li>
      ))}
    </ul>
  );
}
