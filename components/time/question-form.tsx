import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import styles from "./question-form.module.css";

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Choice {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[] | undefined;
}

export interface QuestionFormProps {
  readonly action: string;
  /** What the form carries along unchanged. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly choices: readonly Choice[];
  readonly checks?: readonly { readonly label: string; readonly name: string; readonly checked: boolean }[] | undefined;
}

/** A question over time: a form whose state is the address, so that it works without script. */
export function QuestionForm({ action, kept, choices, checks = [] }: QuestionFormProps) {
  return (
    <form className={styles.form} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ label, name, value, options, groups = [] }) => (
        <Select key={name} label={label} name={name} defaultValue={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      ))}
      {checks.map(({ label, name, checked }) => (
        <Checkbox key={name} label={label} name={name} value="1" defaultChecked={checked} />
      ))}
      <Button type="submit">Show</Button>
    </form>
  );
}
