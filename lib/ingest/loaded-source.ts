import { type Fragment, name } from "@/lib/analytics/sql/fragment";
import type { Dialect } from "@/lib/domain/recipe";
import type { OpenQuote } from "./open-quote";

export interface SourceFile {
  readonly path: string;
  readonly fileName: string;
  /** Null for Parquet. */
  readonly dialect: Dialect | null;
  /** Number of fields of a record where there is no header. */
  readonly fields: number | null;
}

/** A file loaded as text: view `raw` with rec, line and c0, c1 …; view `faults` with record, line, column, value, reason. */
export interface LoadedSource {
  readonly raw: string;
  readonly faults: string;
  readonly headers: readonly string[];
  readonly records: number;
  readonly kept: number;
  readonly rejected: number;
  readonly openQuote: OpenQuote | null;
  readonly brokenLines: number;
  readonly swallowedLines: number;
}

/** Column `index` of a loaded file. */
export function rawColumn(index: number): Fragment {
  return name(`c${index}`);
}
