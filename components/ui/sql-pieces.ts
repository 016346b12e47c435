export interface SqlPiece {
  /** Offset in the text. */
  readonly at: number;
  readonly text: string;
  readonly keyword: boolean;
}

/** Cuts a statement into keywords and the rest; strings, quoted names and comments are never keywords. */
export function sqlPieces(sql: string): readonly SqlPiece[] {
  return [...sql.matchAll(token)].map((match) => ({
    at: match.index,
    text: match[0],
    keyword: keywords.has(match[0].toLowerCase()),
  }));
}

const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|[A-Za-z_]\w*|[^A-Za-z_'"-]+|[\s\S]/g;

const keywords: ReadonlySet<string> = new Set(
  `all and as asc between by case cast copy cross desc distinct else end except exists false filter from full group having
  in inner intersect interval is join last lateral left like limit not null nulls first offset on or order outer over
  partition recursive right rows select set then to true union unnest using values when where window with`.split(/\s+/),
);
