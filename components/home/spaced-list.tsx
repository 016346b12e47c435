import type { ReactNode } from "react";
import styles from "./spaced-list.module.css";

/** List items, most of them links, far enough apart to be hit with a finger. */
export function SpacedList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}
