import Link from "next/link";
import styles from "./value.module.css";

export interface ValueProps {
  /** The number, formatted. */
  readonly value: string;
  /** What it is made of, formatted; it always stands beneath. */
  readonly n: string;
  /** Opens the number; the page stays where it is. */
  readonly href?: string | undefined;
  /** Of the link, so that a drawer can give the focus back. */
  readonly id?: string | undefined;
}

/** A number in a tall row, with its n beneath. */
export function Value({ value, n, href, id }: ValueProps) {
  return (
    <>
      {href ? (
        <Link className={styles.value} href={href} id={id} scroll={false}>
          {value}
        </Link>
      ) : (
        <span className={styles.value}>{value}</span>
      )}
      <span className={styles.n}>
        <span className={styles.of}>n </span>
        {n}
      </span>
    </>
  );
}
