import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import type { NoteRights, NoteView, ThreadView } from "@/lib/domain/note";
import { noteHref } from "@/lib/domain/notes-address";
import { subjectKindWords } from "@/lib/domain/subject-words";
import { NoteBody } from "./note-body";
import { NoteControls } from "./note-controls";
import type { PinChoice } from "./note-form";
import styles from "./notes.module.css";
import { PinnedNumber } from "./pinned-number";
import { ThreadControls } from "./thread-controls";

export interface ThreadProps {
  readonly workspace: string;
  readonly thread: ThreadView;
  readonly rights: NoteRights;
  readonly namesObjects: boolean;
  readonly pins?: readonly PinChoice[] | undefined;
}

/** A note with its answers and what can be done about them. */
export function Thread({ workspace, thread, rights, namesObjects, pins = [] }: ThreadProps) {
  const { id, about, subject, notes, resolved, isUnread, lastAt } = thread;
  return (
    <article className={styles.thread} id={id} aria-label={`Note about ${about.label}`}>
      {namesObjects ? <AboutLine thread={thread} /> : null}
      {isUnread || resolved ? (
        <p className={styles.state}>
          {isUnread ? <Chip tone="warn">unread</Chip> : null}
          {resolved ? <Chip tone="good">{`resolved by ${resolved.by.name}, ${formatDate(resolved.at)}`}</Chip> : null}
        </p>
      ) : null}
      {notes.map((note, index) => (
        <Note
          key={note.id}
          note={note}
          isAnswer={index > 0}
          href={noteHref(workspace, id, note.id)}
          about={about.label}
        >
          {note.isYours && rights.write ? (
            <NoteControls
              workspace={workspace}
              place={{ thread: id, note: note.id }}
              subject={subject}
              note={{ body: note.body ?? "", mentions: note.mentions }}
            />
          ) : null}
        </Note>
      ))}
      <ThreadControls
        workspace={workspace}
        thread={{ id, subject, isResolved: resolved !== null, isUnread, lastAt, about: about.label }}
        rights={rights}
        pins={[...(subject?.kind === "figure" ? [{ label: "this number", address: subject.figure }] : []), ...pins]}
      />
    </article>
  );
}

function AboutLine({ thread: { kind, about } }: { readonly thread: ThreadView }) {
  return (
    <p className={styles.about}>
      <span className={styles.kind}>{subjectKindWords[kind].one}</span>
      {about.href === null ? <span>{about.label}</span> : <Link href={about.href}>{about.label}</Link>}
      {about.remark === null ? null : <span className={styles.kind}>{about.remark}</span>}
    </p>
  );
}

interface NoteProps {
  readonly note: NoteView;
  readonly isAnswer: boolean;
  /** The link to it. */
  readonly href: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Note({ note, isAnswer, href, about, children }: NoteProps) {
  const { id, body, author, createdAt, editedAt, deletedAt, mentions, pin } = note;
  return (
    <div className={isAnswer ? styles.answer : styles.note} id={id}>
      {body === null ? (
        <p className={styles.deleted}>{`Deleted, ${formatDate(deletedAt ?? "")}`}</p>
      ) : (
        <>
          <NoteBody text={body} people={mentions} />
          {pin ? <PinnedNumber since={pin.since} href={pin.href} about={about} /> : null}
        </>
      )}
      <p className={styles.by}>
        <span>
          {author.name},{" "}
          <Link href={href} title={`${formatInstant(createdAt)} UTC; the link to this note`}>
            <time dateTime={createdAt}>{formatDate(createdAt)}</time>
          </Link>
          {editedAt === null || body === null ? "" : ", edited"}
        </span>
        {children}
      </p>
    </div>
  );
}
