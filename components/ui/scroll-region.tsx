import type { ReactNode } from "react";
import styles from "./scroll-region.module.css";

/** Scrolls sideways; focusable, so that the keyboard can scroll it too. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot reach what is scrolled out
    <section className={styles.region} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
