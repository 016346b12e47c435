import { useState } from "react";
import { TextInput } from "@/components/ui/text-input";
import { changeSegment } from "@/lib/api/client/segments";
import styles from "./builder.module.css";

export interface NameFieldProps {
  readonly workspace: string;
  /** The segment once the first save has made it. */
  readonly slug: string | null;
  readonly name: string;
  /** Why the first save could not make a segment of this name. */
  readonly refused: string | null;
  readonly onName: (name: string) => void;
  /** Whether something stands in the field, also before it counts. */
  readonly onTyping: (isNamed: boolean) => void;
}

/** The name of a new segment; it counts on leaving the field or by Enter, for the first save makes the segment of that name. */
export function NameField({ workspace, slug, name, refused, onName, onTyping }: NameFieldProps) {
  const [text, setText] = useState(name);
  const [fault, setFault] = useState<string>();
  const commit = () => {
    const called = text.trim();
    if (called === name || called === "") return;
    onName(called);
    setFault(undefined);
    if (slug !== null)
      changeSegment(workspace, slug, { name: called }).catch((fault: unknown) =>
        setFault(fault instanceof Error ? fault.message : "The name could not be changed. Try again."),
      );
  };
  return (
    <div className={styles.name}>
      <TextInput
        label="Name of the segment"
        hint={slug === null ? "The draft is kept once it has a name and a condition" : undefined}
        error={fault ?? (text.trim() === name ? (refused ?? undefined) : undefined)}
        maxLength={80}
        autoComplete="off"
        data-own-undo=""
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onTyping(target.value.trim() !== "");
        }}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
    </div>
  );
}
