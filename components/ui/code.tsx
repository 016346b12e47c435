import styles from "./code.module.css";
import { ScrollRegion } from "./scroll-region";
import { sqlPieces } from "./sql-pieces";

export interface CodeProps {
  readonly children: string;
  /** Names the block: "SQL". */
  readonly label: string;
}

/** SQL with its keywords set off. */
export function Code({ children, label }: CodeProps) {
  return (
    <ScrollRegion label={label}>
      <pre className={styles.code}>
        <code>
          {sqlPieces(children).map((piece) => (piece.keyword ? <b key={piece.at}>{piece.text}</b> : piece.text))}
        </code>
      </pre>
    </ScrollRegion>
  );
}
