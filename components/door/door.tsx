import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import styles from "./door.module.css";

export interface DoorProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly version: string;
  readonly children: ReactNode;
}

/** The page before one is inside: a form at the left, a field of tiles at the right. */
export function Door({ title, note, version, children }: DoorProps) {
  return (
    <main className={styles.door} id="main" tabIndex={-1}>
      <div className={styles.panel}>
        <Brand />
        <h1>{title}</h1>
        {children}
        {note ? <p className={styles.note}>{note}</p> : null}
        <div className={styles.foot}>
          <span>{`Version ${version} · runs on your own server`}</span>
          <ThemeSwitch />
        </div>
      </div>
      <div className={styles.field} aria-hidden="true">
        <div className={styles.tiles}>
          {tiles.map((tile) => (
            <span key={tile.at} className={styles[tile.shape]} />
          ))}
        </div>
      </div>
    </main>
  );
}

const rows = 12;
const columns = [3, 4, 4, 2, 4] as const;
const shapes = ["a", "b", "c", "d", "e"] as const;

/** Columns of one shape each, the last one with a few of the sixth: decoration, no data. */
const tiles = Array.from({ length: rows }, (_, row) =>
  columns.flatMap((count, shape) =>
    Array.from({ length: count }, (_, column) => ({
      at: `${row}-${shape}-${column}`,
      shape: shape === 4 && column === count - 1 && row > 1 ? ("f" as const) : (shapes[shape] ?? "a"),
    })),
  ),
).flat();
