"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { FigureAddress } from "@/lib/domain/figure";
import type { NewAnswer, NotePerson } from "@/lib/domain/note";
import { withNames, withTokens } from "@/lib/domain/note-mentions";
import type { Subject } from "@/lib/domain/subject";
import { MentionArea } from "./mention-area";
import styles from "./notes.module.css";
import { useChange } from "./use-change";
import { usePeople } from "./use-people";

/** A number that may be kept with a note. */
export interface PinChoice {
  readonly label: string;
  readonly address: FigureAddress;
  /** Kept unless the writer takes it off. */
  readonly isKept?: boolean | undefined;
}

export interface NoteFormProps {
  readonly workspace: string;
  /** What the note is about, which decides who may be mentioned; null: nobody can. */
  readonly subject: Subject | null;
  readonly words: { readonly label: string; readonly send: string };
  readonly start?: { readonly body: string; readonly mentions: readonly NotePerson[] } | undefined;
  readonly pins?: readonly PinChoice[] | undefined;
  readonly onSend: (note: NewAnswer) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Text, the people it mentions and the number that is kept with it. */
export function NoteForm({ workspace, subject, words, start, pins = [], onSend, onClose }: NoteFormProps) {
  const people = usePeople(workspace, subject);
  const known = [...people, ...(start?.mentions ?? []).filter(({ id }) => people.every((one) => one.id !== id))];
  const [text, setText] = useState(start ? withNames(start.body, start.mentions) : "");
  const { isBusy, error, run } = useChange();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const place = String(new FormData(event.currentTarget).get("pin") ?? "");
    const pin = place === "" ? null : (pins[Number(place)]?.address ?? null);
    run(async () => {
      await onSend({ body: withTokens(text, known), pin });
      onClose();
    });
  };
  return (
    <form className={styles.form} onSubmit={send} onKeyDown={onKeyDown(onClose)} aria-label={words.label}>
      {error === undefined ? null : (
        <Notice tone="bad" role="alert">
          {error}
        </Notice>
      )}
      <MentionArea label={words.label} value={text} people={people} onChange={setText} />
      {pins.length === 0 ? null : (
        <Select
          label="Number kept with it, as it is now"
          name="pin"
          size="small"
          defaultValue={pins.some(({ isKept }) => isKept) ? pins.findIndex(({ isKept }) => isKept) : ""}
        >
          <option value="">none</option>
          {pins.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </Select>
      )}
      <div className={styles.buttons}>
        <Button size="small" type="submit" busy={isBusy}>
          {words.send}
        </Button>
        <Button size="small" tone="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Control and Enter send, Escape leaves an empty form alone to the list of people first. */
function onKeyDown(onClose: () => void) {
  return (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
  };
}
