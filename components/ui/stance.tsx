import styles from "./stance.module.css";

export interface StanceProps {
  readonly stance: "target" | "acceptable" | "outOfScope" | null;
}

/** What the company wants of a segment: a full square, a half one or a dotted one, and the word. */
export function Stance({ stance }: StanceProps) {
  if (stance === null) return <span className={styles.open}>not decided</span>;
  return (
    <span className={`${styles.stance} ${styles[stance]}`}>
      {{ target: "target", acceptable: "acceptable", outOfScope: "out of scope" }[stance]}
    </span>
  );
}
