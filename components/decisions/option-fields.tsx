"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { DecisionContent, DecisionOption } from "@/lib/domain/decision";
import styles from "./decisions.module.css";

export interface OptionFieldsProps {
  readonly options: readonly DecisionOption[];
  readonly recommended: number | null;
  readonly onChange: (part: Partial<Pick<DecisionContent, "options" | "recommended">>) => void;
}

/** Two to six options, one of them recommended. */
export function OptionFields({ options, recommended, onChange }: OptionFieldsProps) {
  const set = (index: number, part: Partial<DecisionOption>) =>
    onChange({ options: options.map((option, at) => (at === index ? { ...option, ...part } : option)) });
  const remove = (index: number) =>
    onChange({
      options: options.filter((_, at) => at !== index),
      recommended: recommended === null || recommended === index ? null : recommended - (recommended > index ? 1 : 0),
    });
  return (
    <>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option has no name of its own before it is written
        <fieldset key={index} className={styles.fieldset}>
          <legend>
            <span className={styles.legendRow}>
              {`Option ${index + 1}`}
              {options.length > 2 ? (
                <Button tone="quiet" size="small" onClick={() => remove(index)}>
                  {`Take option ${index + 1} out`}
                </Button>
              ) : null}
            </span>
          </legend>
          <div className={styles.pair}>
            <TextInput
              label="What is done"
              maxLength={140}
              value={option.title}
              onChange={(event) => set(index, { title: event.target.value })}
            />
            <TextInput
              label="What it costs"
              hint="As people say it: 20 person-weeks, €40k a year"
              maxLength={140}
              value={option.cost}
              onChange={(event) => set(index, { cost: event.target.value })}
            />
            <Textarea
              label="What speaks for it"
              rows={3}
              maxLength={1500}
              value={option.pro}
              onChange={(event) => set(index, { pro: event.target.value })}
            />
            <Textarea
              label="What speaks against it"
              rows={3}
              maxLength={1500}
              value={option.con}
              onChange={(event) => set(index, { con: event.target.value })}
            />
          </div>
          <Checkbox
            type="radio"
            name="recommended"
            label="This one is recommended"
            checked={index === recommended}
            onChange={() => onChange({ recommended: index })}
          />
        </fieldset>
      ))}
      {options.length < 6 ? (
        <div>
          <Button
            icon="add"
            onClick={() => onChange({ options: [...options, { title: "", pro: "", con: "", cost: "" }] })}
          >
            Another option
          </Button>
        </div>
      ) : null}
    </>
  );
}
