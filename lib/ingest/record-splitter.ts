import type { Dialect } from "@/lib/domain/recipe";

/** Why a record cannot be read as fields. */
export type SplitFault = "openQuote" | "textAfterQuote" | "fieldTooLong" | "recordTooLong";

export interface SplitRecord {
  /** The record without its line end; cut to its beginning when it is too long. */
  readonly bytes: Buffer;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Lines it takes beyond the one it begins on. */
  readonly moreLines: number;
  readonly fields: number;
  readonly fault: SplitFault | null;
}

/** Longest field and record, in bytes of UTF-8. */
const longestField = 1_000_000;
const longestRecord = 1_900_000;

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const tab = 9;

const State = { FieldStart: 0, Plain: 1, Quoted: 2, QuoteSeen: 3 } as const;
type State = (typeof State)[keyof typeof State];

/**
 * Cuts UTF-8 bytes into records by a state machine that knows quotes: a quote opens only at the start of a field, `""`
 * inside one is a quote, line ends inside quotes belong to the field. \n, \r\n and \r end a record; empty lines are skipped.
 */
export class RecordSplitter {
  private state: State = State.FieldStart;
  private pieces: Buffer[] = [];
  private length = 0;
  private fieldLength = 0;
  private fields = 1;
  private fault: SplitFault | null = null;
  private line = 1;
  private recordLine = 1;
  private afterReturn = false;
  private readonly special = new Uint8Array(256);
  private readonly quote: number;
  private readonly delimiter: number;
  private readonly blanks: boolean;
  private readonly emit: (record: SplitRecord) => void;

  constructor(dialect: Pick<Dialect, "delimiter" | "quote">, emit: (record: SplitRecord) => void) {
    this.blanks = dialect.delimiter === "blanks";
    this.delimiter = this.blanks ? tab : dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === "" ? -1 : dialect.quote.charCodeAt(0);
    this.emit = emit;
    for (const byte of [lineFeed, carriageReturn, this.delimiter]) this.special[byte] = 1;
    if (this.blanks) this.special[space] = 1;
    if (this.quote >= 0) this.special[this.quote] = 1;
    this.begin();
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (this.special[byte] === 0) {
        this.ordinary();
        continue;
      }
      if (this.afterReturn) {
        this.afterReturn = false;
        if (byte === lineFeed && index === start && this.length === 0 && this.state === State.FieldStart) {
          start = index + 1;
          continue;
        }
      }
      if (this.step(byte)) {
        this.keep(chunk.subarray(start, index));
        this.finish();
        this.afterReturn = byte === carriageReturn;
        start = index + 1;
      }
    }
    if (start < chunk.length) this.keep(chunk.subarray(start));
  }

  /** Tells of the last record when the file does not end with a line end; an open quote is its fault. */
  end(): void {
    if (this.state === State.Quoted) this.fault = "openQuote";
    this.finish();
  }

  private ordinary(): void {
    this.afterReturn = false;
    this.lastQuoted = 0;
    if (this.state === State.FieldStart) {
      this.state = State.Plain;
      if (this.blanks) this.fields += 1;
    } else if (this.state === State.QuoteSeen) {
      this.fault ??= "textAfterQuote";
      this.state = State.Plain;
    }
    this.fieldLength += 1;
  }

  /** Handles a special byte; true when it ends the record. */
  private step(byte: number): boolean {
    if (byte === this.quote) {
      this.onQuote();
      return false;
    }
    if (this.state === State.Quoted) {
      this.countLine(byte);
      this.fieldLength += 1;
      return false;
    }
    if (byte === lineFeed || byte === carriageReturn) return true;
    this.endField();
    if (!this.blanks) this.fields += 1;
    this.state = State.FieldStart;
    return false;
  }

  private onQuote(): void {
    this.lastQuoted = 0;
    if (this.state === State.FieldStart) {
      this.state = State.Quoted;
      if (this.blanks) this.fields += 1;
    } else if (this.state === State.Quoted) this.state = State.QuoteSeen;
    else if (this.state === State.QuoteSeen) this.state = State.Quoted;
    this.fieldLength += 1;
  }

  /** The special byte just read inside a quote, or 0. */
  private lastQuoted = 0;

  private countLine(byte: number): void {
    if (byte === carriageReturn || (byte === lineFeed && this.lastQuoted !== carriageReturn)) this.line += 1;
    this.lastQuoted = byte;
  }

  /** A line end that closes the file begins no further line. */
  private moreLines(): number {
    const endsWithLine = this.lastQuoted === lineFeed || this.lastQuoted === carriageReturn;
    return this.line - this.recordLine - (endsWithLine ? 1 : 0);
  }

  private endField(): void {
    if (this.fieldLength > longestField) this.fault ??= "fieldTooLong";
    this.fieldLength = 0;
  }

  private keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    const room = longestRecord - this.length;
    if (room > 0) this.pieces.push(Buffer.from(bytes.subarray(0, room)));
    this.length += bytes.length;
  }

  private finish(): void {
    this.endField();
    if (this.length > longestRecord) this.fault ??= "recordTooLong";
    const bytes = this.pieces.length === 1 && this.pieces[0] ? this.pieces[0] : Buffer.concat(this.pieces);
    const empty = this.blanks ? this.fields === 0 : bytes.length === 0;
    const moreLines = this.moreLines();
    if (!empty) this.emit({ bytes, line: this.recordLine, moreLines, fields: this.fields, fault: this.fault });
    this.line += 1;
    this.begin();
  }

  private begin(): void {
    this.state = State.FieldStart;
    this.pieces = [];
    this.length = 0;
    this.fieldLength = 0;
    this.fields = this.blanks ? 0 : 1;
    this.fault = null;
    this.recordLine = this.line;
    this.lastQuoted = 0;
  }
}

/** The fields of one record as text, quotes undone. */
export function splitFields(record: string, dialect: Pick<Dialect, "delimiter" | "quote">): string[] {
  return cutFields(record, dialect).map((field) => unquoted(field, dialect.quote));
}

/** The fields of one record as written, with their quotes; `blanks` drops outer blanks. */
export function cutFields(record: string, { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">): string[] {
  const fields: string[] = [];
  const blanks = delimiter === "blanks";
  const separates = (character: string) => (blanks ? character === " " || character === "\t" : character === delimiter);
  let index = 0;
  while (blanks ? index < record.length : index <= record.length) {
    if (blanks && separates(record[index] ?? "")) {
      index += 1;
      continue;
    }
    const end = fieldEnd(record, index, { quote, separates });
    fields.push(record.slice(index, end));
    index = end + 1;
  }
  return fields;
}

function fieldEnd(
  record: string,
  start: number,
  { quote, separates }: { quote: string; separates: (character: string) => boolean },
): number {
  let index = start;
  if (quote !== "" && record[index] === quote) {
    index += 1;
    while (index < record.length) {
      if (record[index] !== quote) index += 1;
      else if (record[index + 1] === quote) index += 2;
      else break;
    }
  }
  while (index < record.length && !separates(record[index] ?? "")) index += 1;
  return index;
}

function unquoted(field: string, quote: string): string {
  if (quote === "" || !field.startsWith(quote)) return field;
  const body = field.endsWith(quote) && field.length > 1 ? field.slice(1, -1) : field.slice(1);
  return body.replaceAll(quote + quote, quote);
}
