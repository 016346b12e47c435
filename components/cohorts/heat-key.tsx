import styles from "./heat-key.module.css";

export interface HeatKeyProps {
  /** Below it the lightest step, and from it on the darkest: "60 %", "90 %". */
  readonly low: string;
  readonly high: string;
  readonly partial: boolean;
  readonly absent: boolean;
  /** Cells that cannot be compared stand grey. */
  readonly edge: boolean;
}

/** What the shades of a triangle mean. */
export function HeatKey({ low, high, partial, absent, edge }: HeatKeyProps) {
  return (
    <p className={styles.key}>
      <span className={styles.ramp}>
        under {low}
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => (
          <i key={step} className={styles.step} />
        ))}
        {high} and over
      </span>
      {partial ? (
        <span>
          <i className={styles.partial} />
          partly observed
        </span>
      ) : null}
      {absent ? (
        <span>
          <i className={styles.absent} />
          not yet possible
        </span>
      ) : null}
      {edge ? (
        <span>
          <i className={styles.edge} />
          no time yet to come back
        </span>
      ) : null}
    </p>
  );
}
