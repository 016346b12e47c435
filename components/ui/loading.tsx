import styles from "./state.module.css";

export interface LoadingProps {
  /** What is on its way: "Loading the scoreboard". */
  readonly label: string;
  readonly rows?: number | undefined;
}

/** Nothing for 200 ms, then the frame of what comes. */
export function Loading({ label, rows = 4 }: LoadingProps) {
  return (
    <div className={styles.loading} role="status" aria-busy="true" aria-label={label}>
      <div className={styles.boneTitle} />
      <div className={styles.boneLede} />
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={styles.boneRow}>
          <div className={styles.bone} />
        </div>
      ))}
    </div>
  );
}
