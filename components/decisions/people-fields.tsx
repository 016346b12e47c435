"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { DecisionContent } from "@/lib/domain/decision";
import styles from "./decisions.module.css";

export interface PeopleFieldsProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly content: Pick<DecisionContent, "approvers" | "owner" | "reviewOn">;
  readonly onChange: (part: Partial<Pick<DecisionContent, "approvers" | "owner" | "reviewOn">>) => void;
}

/** Who must approve, who owns the decision, and when it is looked at again. */
export function PeopleFields({ people, content, onChange }: PeopleFieldsProps) {
  const { approvers, owner, reviewOn } = content;
  return (
    <fieldset className={styles.fieldset}>
      <legend>Who, and when</legend>
      <div className={styles.pair}>
        <Select label="Owner" value={owner} onChange={(event) => onChange({ owner: event.target.value })}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <TextInput
          label="Reviewed on"
          hint="The day on which it is to be seen whether it was right"
          type="date"
          value={reviewOn ?? ""}
          onChange={(event) => onChange({ reviewOn: event.target.value === "" ? null : event.target.value })}
        />
      </div>
      <p>Who must approve</p>
      <div className={styles.choices}>
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={approvers.includes(id)}
            onChange={(event) =>
              onChange({ approvers: event.target.checked ? [...approvers, id] : approvers.filter((one) => one !== id) })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
