"use client";

import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { DecisionText } from "@/lib/domain/decision";
import styles from "./decisions.module.css";

export interface TextFieldsProps {
  readonly texts: readonly DecisionText[];
  readonly onChange: (texts: DecisionText[]) => void;
}

/** Evidence in words, each with where it can be read. */
export function TextFields({ texts, onChange }: TextFieldsProps) {
  const set = (index: number, part: Partial<DecisionText>) =>
    onChange(texts.map((text, at) => (at === index ? { ...text, ...part } : text)));
  return (
    <fieldset className={styles.fieldset}>
      <legend>Evidence in words</legend>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no name of its own
        <div key={index} className={styles.pair}>
          <Textarea
            label={`What was found, ${index + 1}`}
            rows={2}
            maxLength={1500}
            value={text.words}
            onChange={(event) => set(index, { words: event.target.value })}
          />
          <TextInput
            label={`Where it can be read, ${index + 1}`}
            hint="https://…, may stay empty"
            maxLength={1000}
            value={text.href ?? ""}
            onChange={(event) => set(index, { href: event.target.value === "" ? null : event.target.value })}
          />
          <Button size="small" onClick={() => onChange(texts.filter((_, at) => at !== index))}>
            {`Take ${index + 1} out`}
          </Button>
        </div>
      ))}
      {texts.length < 12 ? (
        <div>
          <Button icon="add" onClick={() => onChange([...texts, { words: "", href: null }])}>
            Add evidence in words
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
