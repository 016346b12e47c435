import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { TextInput } from "@/components/ui/text-input";
import { valuesQuery } from "@/lib/api/client/rules";
import type { VersionAddress } from "@/lib/api/client/versions";
import { countText } from "@/lib/domain/number-words";
import { pastedValues } from "@/lib/domain/pasted-values";
import styles from "./builder.module.css";
import { useSettled } from "./use-settled";

export interface ValuePickerProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly at: VersionAddress;
  readonly column: string;
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onPick: (value: string) => void;
  /** Backspace in the empty field. */
  readonly onTakeBack: () => void;
  /** More than one value was pasted. */
  readonly onPasteList: (text: string) => void;
}

/** One value: chosen from those in the data, the most frequent first, or written. */
export function ValuePicker({ field, at, column, label, chosen, onPick, onTakeBack, onPasteList }: ValuePickerProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const search = useSettled(text.trim(), 200);
  const { data, error, isFetching } = useQuery({
    ...valuesQuery(at, column, search),
    enabled: isOpen && column !== "",
  });
  const options = (data?.values ?? []).filter(({ value }) => !chosen.includes(value) && holds(value, text));
  const active = options.findIndex(({ value }) => value === marked);
  const pick = (value: string) => {
    if (value === "") return;
    onPick(value);
    setText("");
    setMarked(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = moved(event.key, active, options.length);
    if (to !== null) {
      event.preventDefault();
      setOpen(true);
      setMarked(options[to]?.value ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(options[active]?.value ?? text.trim());
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
      setMarked(null);
    } else if (event.key === "Backspace" && text === "") onTakeBack();
  };
  return (
    <span
      className={classNames(styles.picker, chosen.length > 0 && styles.another)}
      data-own-undo={text === "" ? undefined : ""}
    >
      <TextInput
        ref={field}
        className={styles.pick}
        size="small"
        labelHidden
        label={`Add a value of ${label}`}
        placeholder={chosen.length === 0 ? "choose or write" : "add"}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && options[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        maxLength={300}
        data-control="value"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setMarked(null);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (pastedValues(pasted).values.length <= 1) return;
          event.preventDefault();
          onPasteList(pasted);
        }}
      />
      <div
        id={`${id}-list`}
        className={styles.options}
        role="listbox"
        aria-label={`Values of ${label}`}
        hidden={!isOpen}
      >
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does
          <div
            key={option.value}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option.value)}
          >
            <span>{option.value}</span>
            <span>{option.count === null ? "< 5" : countText(option.count)}</span>
          </div>
        ))}
        {options.length === 0 ? (
          <div role="option" aria-selected={false} aria-disabled="true" tabIndex={-1} className={styles.note}>
            {noteOf({ error, isFetching, text: text.trim() })}
          </div>
        ) : null}
      </div>
    </span>
  );
}

/** The list fits what is typed at once, also while the next values are on their way. */
function holds(value: string, text: string): boolean {
  return value.toLowerCase().includes(text.trim().toLowerCase());
}

function moved(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return Math.min(count - 1, active + 1);
  return key === "ArrowUp" ? Math.max(-1, active - 1) : null;
}

function noteOf({ error, isFetching, text }: { error: Error | null; isFetching: boolean; text: string }): string {
  if (error) return error.message;
  if (isFetching) return "looking for values";
  return text === "" ? "no other value in the data" : `no such value in the data; Enter takes “${text}” all the same`;
}
