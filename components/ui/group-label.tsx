import Link from "next/link";
import styles from "./group-label.module.css";
import { Tile } from "./tile";

export interface GroupLabelProps {
  readonly index: number;
  readonly name: string;
  readonly href?: string | undefined;
}

/** Tile and name of a group. */
export function GroupLabel({ index, name, href }: GroupLabelProps) {
  const inside = (
    <>
      <Tile index={index} />
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
