"use client";

import { lazy, Suspense, useState } from "react";
import type { NoteRights } from "@/lib/domain/note";
import type { Subject } from "@/lib/domain/subject";
import type { PinChoice } from "./note-form";
import styles from "./notes.module.css";
import { useChange } from "./use-change";

/** Asked for when something is done: pages for reading carry little script. */
const calls = () => import("@/lib/api/client/notes");
const NoteForm = lazy(async () => ({ default: (await import("./note-form")).NoteForm }));

export interface ThreadControlsProps {
  readonly workspace: string;
  readonly thread: {
    readonly id: string;
    readonly subject: Subject | null;
    readonly isResolved: boolean;
    readonly isUnread: boolean;
    readonly lastAt: string;
    readonly about: string;
  };
  readonly rights: NoteRights;
  /** Numbers that an answer may keep. */
  readonly pins: readonly PinChoice[];
}

/** Answer, resolve, mark as read. */
export function ThreadControls({ workspace, thread, rights, pins }: ThreadControlsProps) {
  const [isOpen, setOpen] = useState(false);
  const { isBusy, error, run } = useChange();
  const { id, subject, isResolved, isUnread, lastAt, about } = thread;
  return (
    <div className={styles.controls}>
      {rights.write ? (
        <button
          type="button"
          className={styles.act}
          aria-label={`Answer the note about ${about}`}
          onClick={() => setOpen(true)}
        >
          Answer
        </button>
      ) : null}
      {rights.resolve ? (
        <button
          type="button"
          className={styles.act}
          aria-busy={isBusy || undefined}
          onClick={() => run(async () => (await calls()).resolveThread(workspace, id, !isResolved))}
        >
          {isResolved ? "Open again" : "Resolve"}
        </button>
      ) : null}
      {isUnread ? (
        <button
          type="button"
          className={styles.act}
          aria-busy={isBusy || undefined}
          onClick={() => run(async () => (await calls()).markRead(workspace, id, lastAt))}
        >
          Mark as read
        </button>
      ) : null}
      {error === undefined ? null : <p role="alert">{error}</p>}
      <Suspense>
        {isOpen ? (
          <NoteForm
            workspace={workspace}
            subject={subject}
            words={{ label: "Your answer", send: "Answer" }}
            pins={pins}
            onClose={() => setOpen(false)}
            onSend={async (answer) => (await calls()).answerThread(workspace, id, answer)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
