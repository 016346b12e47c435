import styles from "./segments.module.css";

/** What changed between two definitions, a line each. */
export function ChangeList({ change }: { readonly change: readonly string[] }) {
  return (
    <ul className={styles.changes}>
      {change.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
