import styles from "./brand.module.css";

/** The mark and the name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d="M0 0h8v8H0zM0 10h8v8H0zM10 0h8v4.500zM10 7l8-4.500V18h-8z" />
      </svg>
      Tessera
    </span>
  );
}
