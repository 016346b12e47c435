import styles from "./named-tile.module.css";
import { Tile } from "./tile";

export interface NamedTileProps {
  readonly index: number;
  readonly letter: string;
  readonly name: string;
}

/** A large tile before its name, as a headline. */
export function NamedTile({ index, letter, name }: NamedTileProps) {
  return (
    <span className={styles.named}>
      <Tile index={index} letter={letter} large />
      <span className={styles.name}>{name}</span>
    </span>
  );
}
