import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import type { BuilderFacts } from "@/lib/domain/builder-facts";
import { conditionChoices } from "@/lib/domain/condition-choices";
import type { RuleCondition } from "@/lib/domain/rule";
import styles from "./condition-chooser.module.css";

export interface ConditionChooserProps {
  readonly facts: BuilderFacts;
  readonly onChoose: (condition: RuleCondition) => void;
  readonly onClose: () => void;
}

/** All that can be asked of a customer, with a search over it; Enter takes the first that is found. */
export function ConditionChooser({ facts, onChoose, onClose }: ConditionChooserProps) {
  const [search, setSearch] = useState("");
  const groups = conditionChoices(facts, search);
  const first = groups[0]?.choices[0];
  const takeFirst = (event: FormEvent) => {
    event.preventDefault();
    if (first) onChoose(first.condition);
  };
  return (
    <Dialog open title="What should be true of a customer?" onClose={onClose}>
      <form onSubmit={takeFirst}>
        <TextInput
          type="search"
          label="Find a column, something customers did, or a segment"
          hint={first ? `Enter takes “${first.words}”` : undefined}
          autoComplete="off"
          data-first=""
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </form>
      <div className={styles.groups}>
        {groups.map(({ title, choices }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {choices.map(({ words, detail, condition }) => (
                <li key={words}>
                  <button type="button" className={styles.choice} onClick={() => onChoose(condition)}>
                    <span>{words}</span>
                    <span className={styles.detail}>{detail}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 ? (
          <p role="status">Nothing of that name can be asked in this version. Try fewer letters.</p>
        ) : null}
      </div>
    </Dialog>
  );
}
