"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Textarea } from "@/components/ui/textarea";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { NotePerson } from "@/lib/domain/note";
import styles from "./mention-area.module.css";

export interface MentionAreaProps {
  readonly label: string;
  readonly value: string;
  readonly people: readonly NotePerson[];
  readonly onChange: (value: string) => void;
}

/** Where in the text a name is being written: from the sign @ to the caret. */
interface Mention {
  readonly from: number;
  readonly to: number;
  readonly found: readonly NotePerson[];
}

/** A text in which @ opens the list of members who may be mentioned. */
export function MentionArea({ label, value, people, onChange }: MentionAreaProps) {
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // Where one writes; null where no list is wanted. The list is found anew when the people arrive after the name was begun.
  const [caret, setCaret] = useState<number | null>(null);
  const mention = caret === null ? null : mentionAt(value, caret, people);
  const [active, setActive] = useState(0);
  const look = (place: number) => {
    setCaret(place);
    setActive(0);
  };
  const choose = (person: NotePerson | undefined) => {
    if (!mention || !person) return;
    const head = `${value.slice(0, mention.from)}@${person.name} `;
    onChange(`${head}${value.slice(mention.to)}`);
    setCaret(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(head.length, head.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!mention) return;
    const step = { ArrowDown: 1, ArrowUp: mention.found.length - 1 }[event.key];
    if (step !== undefined) setActive((active + step) % mention.found.length);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab")
      choose(mention.found[active]);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.area}>
      <Textarea
        ref={area}
        label={label}
        hint="@ mentions a colleague. Markdown works: **bold**, lists, links."
        rows={4}
        // The form was just asked for, so that is where one writes.
        autoFocus
        value={value}
        aria-autocomplete="list"
        aria-controls={mention ? list : undefined}
        aria-activedescendant={mention ? `${list}-${active}` : undefined}
        onChange={({ target }) => {
          onChange(target.value);
          look(target.selectionStart);
        }}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden>
        <span role="status">
          {mention
            ? `${mention.found.length} people; arrow keys choose, Enter takes: ${mention.found[active]?.name}`
            : ""}
        </span>
      </VisuallyHidden>
      {mention ? (
        <div className={styles.list} id={list} role="listbox" aria-label="Members who may be mentioned">
          {mention.found.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses in the text itself
            <div
              key={person.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className={classNames(styles.option, index === active && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

const mostFound = 8;

/** The name begun before the caret and the people it fits; null where none is begun or it fits nobody. */
function mentionAt(text: string, caret: number, people: readonly NotePerson[]): Mention | null {
  const [, begun] = /(?:^|[\s(])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u.exec(text.slice(0, caret)) ?? [];
  if (begun === undefined) return null;
  const sought = begun.toLocaleLowerCase("en");
  const fits = ({ name }: NotePerson) => {
    const whole = name.toLocaleLowerCase("en");
    return whole !== sought && (whole.startsWith(sought) || whole.split(" ").some((word) => word.startsWith(sought)));
  };
  const found = people.filter(fits).slice(0, mostFound);
  return found.length === 0 ? null : { from: caret - begun.length - 1, to: caret, found };
}
