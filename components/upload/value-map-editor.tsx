import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import type { SourceColumn } from "@/lib/domain/recipe";
import { DraftInput } from "./draft-input";
import styles from "./mapping.module.css";
import type { ColumnChange } from "./recipe-edits";

export interface ValueMapEditorProps {
  readonly column: SourceColumn;
  readonly profile: ColumnProfile | undefined;
  /** The only values the field takes, where it is so. */
  readonly allowed: readonly string[] | undefined;
  readonly onChange: ColumnChange;
}

const shownAtMost = 40;

/** Which value of the file stands for which: deal stages to open, won and lost, or two spellings to one. */
export function ValueMapEditor({ column, profile, allowed, onChange }: ValueMapEditorProps) {
  const map = column.format.valueMap;
  const seen = allowed ? (profile?.topValues.map(({ value }) => value).filter((value) => value !== "") ?? []) : [];
  const values = [...new Set([...seen, ...Object.keys(map)])].slice(0, shownAtMost);
  const put = (from: string, to: string) =>
    onChange("values", (now) => {
      const { [from]: _, ...rest } = now.format.valueMap;
      const valueMap = to.trim() === "" || to === from ? rest : { ...rest, [from]: to.trim() };
      return { ...now, format: { ...now.format, valueMap } };
    });
  return (
    <div className={styles.fields}>
      {values.map((value) =>
        allowed ? (
          <Select
            key={value}
            size="small"
            label={`“${value}” is`}
            value={map[value] ?? (allowed.includes(value) ? value : "")}
            onChange={({ target }) => put(value, target.value)}
          >
            <option value="">choose</option>
            {allowed.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </Select>
        ) : (
          <DraftInput
            key={value}
            label={`“${value}” becomes`}
            hint="Empty: as it stands"
            value={map[value] ?? ""}
            onCommit={(text) => put(value, text)}
          />
        ),
      )}
      <NewPair header={column.header} onAdd={put} />
    </div>
  );
}

function NewPair({ header, onAdd }: { readonly header: string; readonly onAdd: (from: string, to: string) => void }) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  return (
    <div className={styles.pair}>
      <TextInput
        size="small"
        label={`Value of ${header}`}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextInput size="small" label="becomes" value={to} onChange={(event) => setTo(event.target.value)} />
      <Button
        size="small"
        icon="add"
        aria-label={`Add a renamed value of ${header}`}
        onClick={() => {
          if (from.trim() === "" || to.trim() === "") return;
          onAdd(from.trim(), to);
          setFrom("");
          setTo("");
        }}
      >
        Add
      </Button>
    </div>
  );
}
