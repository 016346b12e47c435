import { classNames } from "./class-names";
import styles from "./code.module.css";
import { ScrollRegion } from "./scroll-region";
import { sqlPieces } from "./sql-pieces";

export interface CodeProps {
  readonly children: string;
  /** Names the block: "SQL", "Command". */
  readonly label: string;
  readonly language?: "sql" | "plain" | undefined;
  /** Long lines break instead of scrolling. */
  readonly wrap?: boolean | undefined;
}

export function Code({ children, label, language = "sql", wrap }: CodeProps) {
  const pieces = language === "sql" ? sqlPieces(children) : [{ at: 0, text: children, keyword: false }];
  return (
    <ScrollRegion label={label}>
      <pre className={classNames(styles.code, wrap && styles.wrap)}>
        <code>{pieces.map((piece) => (piece.keyword ? <b key={piece.at}>{piece.text}</b> : piece.text))}</code>
      </pre>
    </ScrollRegion>
  );
}
