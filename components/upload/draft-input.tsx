import { useEffect, useState } from "react";
import { TextInput } from "@/components/ui/text-input";

export interface DraftInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly list?: string;
  readonly type?: "text" | "date";
  readonly value: string;
  /** What is wrong with a text, or undefined: only a right one is committed. */
  readonly complaint?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
}

/** A field that is one edit, made on leaving it or by Enter, and not one for each key. */
export function DraftInput({ label, hint, list, type = "text", value, complaint, onCommit }: DraftInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const error = complaint?.(text);
  const commit = () => {
    if (error === undefined && text !== value) onCommit(text);
  };
  return (
    <TextInput
      size="small"
      label={label}
      hint={hint}
      list={list}
      type={type}
      error={error}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
