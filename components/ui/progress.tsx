import styles from "./progress.module.css";

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; undefined while nobody knows how much there is. */
  readonly share?: number | undefined;
}

export function Progress({ label, share }: ProgressProps) {
  return <progress className={styles.progress} aria-label={label} max={1} value={share} />;
}
