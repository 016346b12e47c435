import { classNames } from "./class-names";
import styles from "./code.module.css";
import { CopyButton } from "./copy-button";
import { ScrollRegion } from "./scroll-region";
import { sqlPieces } from "./sql-pieces";

export interface CodeProps {
  readonly children: string;
  /** Names the block: "SQL", "Command". */
  readonly label: string;
  readonly language?: "sql" | "plain" | undefined;
  /** Puts a button below that copies the text, or `copyText` instead of it. */
  readonly copyLabel?: string | undefined;
  readonly copyText?: string | undefined;
  /** Long lines break instead of scrolling. */
  readonly wrap?: boolean | undefined;
}

export function Code({ children, label, language = "sql", wrap, copyLabel, copyText }: CodeProps) {
  const pieces = language === "sql" ? sqlPieces(children) : [{ at: 0, text: children, keyword: false }];
  return (
    <div>
      <ScrollRegion label={label}>
        <pre className={classNames(styles.code, wrap && styles.wrap)}>
          <code>{pieces.map((piece) => (piece.keyword ? <b key={piece.at}>{piece.text}</b> : piece.text))}</code>
        </pre>
      </ScrollRegion>
      {copyLabel ? (
        <p className={styles.copy}>
          <CopyButton text={copyText ?? children}>{copyLabel}</CopyButton>
        </p>
      ) : null}
    </div>
  );
}
