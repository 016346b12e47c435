import type { ReactNode } from "react";
import styles from "./title-block.module.css";

export interface TitleBlockProps {
  /** Base, Period, Dataset, Definitions, Built, in this order, and what else proves the page. */
  readonly items: readonly { readonly term: string; readonly detail: ReactNode }[];
}

/** Where every number of the page comes from; the part that stays in print. */
export function TitleBlock({ items }: TitleBlockProps) {
  return (
    <dl className={styles.block}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
