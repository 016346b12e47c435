import { Chip } from "@/components/ui/chip";
import { Mark } from "@/components/ui/mark";
import type { DecisionOption } from "@/lib/domain/decision";
import styles from "./decisions.module.css";

export interface OptionListProps {
  readonly options: readonly DecisionOption[];
  readonly recommended: number | null;
  readonly chosen: number | null;
}

/** The ways to decide, with what speaks for and against each; the recommended and the chosen one say so. */
export function OptionList({ options, recommended, chosen }: OptionListProps) {
  return (
    <ol className={styles.options}>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options are kept in the order in which they were written
        <li key={index} className={styles.option} data-chosen={index === chosen || undefined}>
          <div className={styles.optionHead}>
            <h3>{option.title === "" ? "Without a title yet" : option.title}</h3>
            {index === chosen ? (
              <Mark sign="supported" tone="ink">
                chosen
              </Mark>
            ) : null}
            {index === recommended ? <Chip>recommended</Chip> : null}
          </div>
          <dl className={styles.sides}>
            <div>
              <dt>For it</dt>
              <dd>{option.pro === "" ? "nothing written" : option.pro}</dd>
            </div>
            <div>
              <dt>Against it</dt>
              <dd>{option.con === "" ? "nothing written" : option.con}</dd>
            </div>
            {option.cost === "" ? null : (
              <div>
                <dt>Cost</dt>
                <dd>{option.cost}</dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}
