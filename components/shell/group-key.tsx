import Link from "next/link";
import { Tile } from "@/components/ui/tile";
import styles from "./group-key.module.css";

export interface KeyOfGroups {
  /** "Segments" */
  readonly title: string;
  /** "customers" */
  readonly unit: string;
  /** In the order of their tiles; `count` is formatted. */
  readonly groups: readonly {
    readonly name: string;
    readonly count: string;
    /** Without one it is that of the place in this list. */
    readonly tile?: { readonly index: number; readonly letter: string } | undefined;
    readonly href?: string | undefined;
    readonly current?: boolean | undefined;
  }[];
  readonly total?: { readonly label: string; readonly count: string } | undefined;
}

/** The key of the sheet: tile, name and size of every group. */
export function GroupKey({ title, unit, groups, total }: KeyOfGroups) {
  return (
    <section aria-label={title}>
      <p className={styles.head}>
        <span>{title}</span>
        <span>{unit}</span>
      </p>
      <ul>
        {groups.map((group, index) => {
          const inside = (
            <>
              <Tile index={group.tile?.index ?? index} letter={group.tile?.letter} />
              <span className={styles.name}>{group.name}</span>
              <span className={styles.count}>{group.count}</span>
            </>
          );
          return (
            <li key={group.name}>
              {group.href ? (
                <Link className={styles.group} href={group.href} aria-current={group.current ? "true" : undefined}>
                  {inside}
                </Link>
              ) : (
                <span className={styles.group}>{inside}</span>
              )}
            </li>
          );
        })}
      </ul>
      {total ? (
        <p className={styles.total}>
          <span>{total.label}</span>
          <span>{total.count}</span>
        </p>
      ) : null}
    </section>
  );
}
