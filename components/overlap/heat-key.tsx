import styles from "./overlap.module.css";

/** What the shades of the pairs mean. */
export function HeatKey() {
  return (
    <p className={styles.key}>
      <span>Customers in both, of all who are in either: none</span>
      {[1, 3, 5, 7, 9].map((depth) => (
        <i key={depth} className={styles.heat} data-depth={depth} aria-hidden="true" />
      ))}
      <span>all</span>
    </p>
  );
}
