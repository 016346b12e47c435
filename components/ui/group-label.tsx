import Link from "next/link";
import styles from "./group-label.module.css";
import { Tile } from "./tile";

export interface GroupLabelProps {
  readonly index: number;
  /** Stands in the tile instead of the letter of its place. */
  readonly letter?: string | undefined;
  readonly name: string;
  readonly href?: string | undefined;
}

/** Tile and name of a group. */
export function GroupLabel({ index, letter, name, href }: GroupLabelProps) {
  const inside = (
    <>
      <Tile index={index} letter={letter} />
      <span>{name}</span>
    </>
  );
  return href ? (
    <Link className={styles.group} href={href}>
      {inside}
    </Link>
  ) : (
    <span className={styles.group}>{inside}</span>
  );
}
