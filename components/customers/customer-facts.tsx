import { cellWords } from "@/lib/domain/cell-words";
import type { CustomerView } from "@/lib/domain/customers";
import styles from "./customers.module.css";

/** What is known of a customer, empty fields left out; a masked value says so. */
export function CustomerFacts({ facts }: Pick<CustomerView, "facts">) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== "")
        .map(({ key, label, type, value, masked }) => (
          <div key={key}>
            <dt>{masked ? `${label} (masked)` : label}</dt>
            <dd>{cellWords(value, type)}</dd>
          </div>
        ))}
    </dl>
  );
}
