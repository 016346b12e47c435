import { useEffect, useState } from "react";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { Amount } from "@/lib/domain/rule";
import { amountOf, type Choice } from "@/lib/domain/rule-tests";
import styles from "./builder.module.css";

interface FieldProps<Value> {
  /** Read out before the field; the line shows it by its place. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A number or an amount: what is half written stays as it is typed. */
export function AmountField({
  label,
  value,
  type,
  onChange,
}: FieldProps<Amount> & { readonly type: ColumnType | undefined }) {
  const [text, setText] = useTyped(String(value), (typed) => String(amountOf(typed, type)));
  return (
    <TextInput
      className={styles.amount}
      size="small"
      labelHidden
      label={label}
      inputMode="decimal"
      autoComplete="off"
      data-control={label}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(amountOf(target.value, type));
      }}
    />
  );
}

/** A whole number: of days, of times. */
export function CountField({ label, value, onChange }: FieldProps<number>) {
  const [text, setText] = useTyped(Number.isNaN(value) ? "" : String(value), (typed) => String(countOf(typed)));
  return (
    <TextInput
      className={styles.times}
      size="small"
      labelHidden
      label={label}
      inputMode="numeric"
      autoComplete="off"
      data-control={label}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(countOf(target.value));
      }}
    />
  );
}

export function DayField({ label, value, onChange }: FieldProps<string>) {
  return (
    <TextInput
      className={styles.day}
      size="small"
      type="date"
      labelHidden
      label={label}
      data-control={label}
      min="1900-01-01"
      max="2200-12-31"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

export function WordsField({ label, value, onChange }: FieldProps<string>) {
  return (
    <TextInput
      className={styles.words}
      size="small"
      labelHidden
      label={label}
      autoComplete="off"
      maxLength={300}
      data-control={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

export interface ChoiceFieldProps<Value extends string> extends FieldProps<Value> {
  readonly choices: readonly Choice<Value>[];
  /** Names its part in the line, for the focus to come back to. */
  readonly control: string;
  /** Shown where the value is none of the choices. */
  readonly other?: string | undefined;
}

export function ChoiceField<Value extends string>({
  label,
  value,
  choices,
  control,
  other,
  onChange,
}: ChoiceFieldProps<Value>) {
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <Select
      className={styles.choice}
      size="small"
      labelHidden
      label={label}
      data-control={control}
      value={value}
      onChange={({ target }) => onChange(target.value as Value)}
    >
      {isKnown ? null : <option value={value}>{other ?? "choose"}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </Select>
  );
}

function countOf(text: string): number {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Text as typed; it follows the value where that is another than what was typed, as after an undo. */
function useTyped(value: string, read: (text: string) => string) {
  const [text, setText] = useState(value);
  const isOther = read(text) !== value && !(text === "" && value === "");
  useEffect(() => {
    if (isOther && value !== "NaN") setText(value);
  }, [isOther, value]);
  return [text, setText] as const;
}
