import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import styles from "./cell-choice.module.css";

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface CellChoiceProps {
  readonly action: string;
  /** What else stands in the address. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly cohorts: readonly Option[];
  readonly ages: readonly Option[];
  readonly chosen: { readonly cohort: string; readonly age: number } | null;
}

/** Chooses a cell of the triangle by its cohort and age; a form that works without script. */
export function CellChoice({ action, kept, cohorts, ages, chosen }: CellChoiceProps) {
  return (
    <form className={styles.choice} action={`${action}#notes`} aria-label="Cell to write about">
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Select size="small" label="Cohort" name="noteOn" defaultValue={chosen?.cohort}>
        {cohorts.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select size="small" label="Age" name="noteAge" defaultValue={chosen === null ? undefined : String(chosen.age)}>
        {ages.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button size="small" type="submit">
        Open its notes
      </Button>
    </form>
  );
}
