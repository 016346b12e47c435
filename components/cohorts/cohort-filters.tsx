import { Button } from "@/components/ui/button";
import { SegmentedLinks, type SegmentedLinksProps } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import styles from "./cohort-filters.module.css";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface CohortFiltersProps {
  /** Where the form leads, and what it carries along unchanged. */
  readonly action: string;
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly switches: readonly SegmentedLinksProps[];
  /** Whose triangle stands open; "" is everybody. */
  readonly open: { readonly value: string; readonly choices: readonly Choice[] };
  readonly whom: {
    readonly value: string;
    readonly choices: readonly Choice[];
    readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  };
  readonly cohort: { readonly value: string; readonly choices: readonly Choice[] };
  /** Which age is shown, where one age stands over time. */
  readonly age: { readonly value: string; readonly choices: readonly Choice[] } | null;
}

/** What a triangle shows: a form whose state is the address, so that it works without script too. */
export function CohortFilters({ action, kept, switches, open, whom, cohort, age }: CohortFiltersProps) {
  return (
    <form className={styles.filters} action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className={styles.line}>
        {switches.map((one) => (
          <SegmentedLinks key={one.label} {...one} />
        ))}
      </div>
      <div className={styles.line}>
        {open.choices.length > 0 ? (
          <Select label="Triangle of" name="open" key={open.value} defaultValue={open.value} size="small">
            <option value="">all customers</option>
            <Options choices={open.choices} />
          </Select>
        ) : null}
        <Select label="Beside each other" name="whom" key={whom.value} defaultValue={whom.value} size="small">
          <option value="everybody">no groups</option>
          <Options choices={whom.choices} />
          {whom.groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ))}
        </Select>
        <Select label="Cohort" name="cohort" key={cohort.value} defaultValue={cohort.value} size="small">
          <Options choices={cohort.choices} />
        </Select>
        {age ? (
          <Select label="Age" name="age" key={age.value} defaultValue={age.value} size="small">
            <Options choices={age.choices} />
          </Select>
        ) : null}
        <Button type="submit" size="small">
          Show
        </Button>
      </div>
    </form>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}
