import { useId } from "react";
import { TextInput } from "@/components/ui/text-input";

export interface ThemeInputProps {
  readonly themes: readonly string[];
  readonly defaultValue?: string | undefined;
}

/** The theme of a thing said; those that are there already are offered. */
export function ThemeInput({ themes, defaultValue }: ThemeInputProps) {
  const list = useId();
  return (
    <>
      <TextInput
        label="Theme"
        name="theme"
        maxLength={80}
        required
        list={list}
        autoComplete="off"
        defaultValue={defaultValue}
      />
      <datalist id={list}>
        {themes.map((theme) => (
          <option key={theme} value={theme} />
        ))}
      </datalist>
    </>
  );
}
