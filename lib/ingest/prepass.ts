import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Dialect } from "@/lib/domain/recipe";
import { utf8Bytes } from "./encoding";
import { uniqueHeaders } from "./headers";
import type { OpenQuote } from "./open-quote";
import { cutFields, RecordSplitter, type SplitFault, type SplitRecord, splitFields } from "./record-splitter";
import { sourceBytes } from "./source-bytes";

interface PrepassRequest {
  readonly path: string;
  readonly fileName: string;
  readonly dialect: Dialect;
  /** Folder for the two files written: sound records and faults. */
  readonly folder: string;
  /** Number of fields of a record where no header tells; null takes the first record's. */
  readonly fields: number | null;
}

export interface PrepassResult {
  /** Unique names of the columns, from the header or by position. */
  readonly headers: readonly string[];
  /** Records counted, header and empty lines not counted. */
  readonly records: number;
  readonly faults: number;
  readonly openQuote: OpenQuote | null;
  /** Records left out that hold line breaks inside quotes: a sign of a quote out of place. */
  readonly brokenLines: number;
  /** Lines that stand inside those records beyond their first. */
  readonly swallowedLines: number;
  /** Sound records: number of the record, line of the file, then the fields; separated as in the file, blanks as tabs. */
  readonly recordsFile: string;
  readonly delimiter: Exclude<Dialect["delimiter"], "blanks">;
  /** CSV of record, line, column, value, reason, in UTF-8 with a header. */
  readonly faultsFile: string;
}

/**
 * One streamed pass over a text file: expands, decodes to UTF-8, cuts records by a quote-aware state machine, counts them, and
 * writes the sound ones with \n as line end. Records with a structure fault go to a second file with the reason in words.
 */
export async function prepass(request: PrepassRequest): Promise<PrepassResult> {
  const run = new Prepass(request);
  const bytes = utf8Bytes(sourceBytes(request.path, request.fileName), request.dialect.encoding);
  const faults = new FaultFile(request.folder);
  await pipeline(Readable.from(run.sound(bytes, faults)), createWriteStream(run.recordsFile));
  await faults.close();
  return run.result(faults.file);
}

class Prepass {
  readonly recordsFile: string;
  private readonly request: PrepassRequest;
  private readonly delimiter: PrepassResult["delimiter"];
  private headers: readonly string[] | null = null;
  private records = 0;
  private faults = 0;
  private openQuote: OpenQuote | null = null;
  private brokenLines = 0;
  private swallowedLines = 0;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;

  constructor(request: PrepassRequest) {
    this.request = request;
    this.recordsFile = path.join(request.folder, "records.txt");
    this.delimiter = request.dialect.delimiter === "blanks" ? "\t" : request.dialect.delimiter;
  }

  async *sound(bytes: AsyncIterable<Buffer>, faults: FaultFile): AsyncGenerator<Buffer> {
    const splitter = new RecordSplitter(this.request.dialect, (record) => this.take(record, faults));
    for await (const chunk of bytes) {
      splitter.push(chunk);
      await faults.drained();
      if (this.waitingBytes > 1 << 18) yield this.flush();
    }
    splitter.end();
    yield this.flush();
  }

  result(faultsFile: string): PrepassResult {
    return {
      headers: this.headers ?? [],
      records: this.records,
      faults: this.faults,
      openQuote: this.openQuote,
      brokenLines: this.brokenLines,
      swallowedLines: this.swallowedLines,
      recordsFile: this.recordsFile,
      delimiter: this.delimiter,
      faultsFile,
    };
  }

  private take(record: SplitRecord, faults: FaultFile): void {
    if (this.headers === null && this.begin(record)) return;
    this.records += 1;
    const fault = this.faultOf(record, this.headers?.length ?? 0);
    if (fault === null) {
      this.write(record);
      return;
    }
    this.faults += 1;
    const { line, moreLines } = record;
    if (record.fault === "openQuote")
      this.openQuote = { record: this.records, lines: moreLines, ofLines: line + moreLines };
    if (record.bytes.includes(10) || record.bytes.includes(13)) this.brokenLines += 1;
    this.swallowedLines += moreLines;
    faults.add({ record: this.records, line, ...fault });
  }

  /** Learns the columns from the first record; true when that was the header. */
  private begin(record: SplitRecord): boolean {
    const { dialect, fields } = this.request;
    const text = record.bytes.toString("utf8").replaceAll("\0", " ");
    if (dialect.header) {
      this.headers = uniqueHeaders(splitFields(text, dialect));
      return true;
    }
    this.headers = uniqueHeaders(Array.from({ length: fields ?? record.fields }, () => ""));
    return false;
  }

  private faultOf(record: SplitRecord, expected: number): Omit<Fault, "record" | "line"> | null {
    const { bytes } = record;
    if (record.fault !== null) return { column: "", value: beginning(bytes), reason: splitReasons[record.fault] };
    if (bytes.includes(0)) return this.badCell(bytes, "\0", "holds a zero byte, which no text has");
    if (!isUtf8(bytes)) return this.badCell(bytes, "\ufffd", "holds bytes that are not valid UTF-8");
    if (record.fields === expected) return null;
    const few = `${record.fields} ${record.fields === 1 ? "field" : "fields"}`;
    return { column: "", value: beginning(bytes), reason: `the record has ${few} where ${expected} are expected` };
  }

  private badCell(bytes: Buffer, mark: string, reason: string): Omit<Fault, "record" | "line"> {
    const fields = splitFields(bytes.toString("utf8"), this.request.dialect);
    const index = fields.findIndex((field) => field.includes(mark));
    const value = (fields[index] ?? "").replaceAll("\0", "\u2400").slice(0, 200);
    return { column: this.headers?.[index] ?? "", value, reason: `the cell ${reason}` };
  }

  private write(record: SplitRecord): void {
    const d = this.delimiter;
    const prefix = Buffer.from(`${this.records}${d}${record.line}${d}`);
    const bytes =
      this.request.dialect.delimiter === "blanks"
        ? Buffer.from(cutFields(record.bytes.toString("utf8"), this.request.dialect).join("\t"))
        : record.bytes;
    this.waiting.push(prefix, bytes, lineEnd);
    this.waitingBytes += prefix.length + bytes.length + 1;
  }

  private flush(): Buffer {
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    return bytes;
  }
}

interface Fault {
  readonly record: number;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** The faults as CSV of our own, written as they come. */
class FaultFile {
  readonly file: string;
  private readonly stream;
  private full = false;

  constructor(folder: string) {
    this.file = path.join(folder, "faults.csv");
    this.stream = createWriteStream(this.file);
    this.stream.write("record,line,column,value,reason\n");
  }

  add(fault: Fault): void {
    const cells = [fault.column, fault.value, fault.reason].map((text) => `"${text.replaceAll('"', '""')}"`);
    this.full = !this.stream.write(`${fault.record},${fault.line},${cells.join(",")}\n`) || this.full;
  }

  async drained(): Promise<void> {
    if (this.full && this.stream.writableNeedDrain) await once(this.stream, "drain");
    this.full = false;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.once("error", reject);
      this.stream.end(() => resolve());
    });
  }
}

const lineEnd = Buffer.from("\n");

const splitReasons: Readonly<Record<SplitFault, string>> = {
  openQuote: "a quote is opened and never closed, so the rest of the file belongs to this record",
  textAfterQuote: "there is text after a closing quote",
  fieldTooLong: "a field is longer than 1,000,000 bytes",
  recordTooLong: "the record is longer than 1,900,000 bytes",
};

function beginning(bytes: Buffer): string {
  const text = bytes
    .subarray(0, 800)
    .toString("utf8")
    .replaceAll("\0", "\u2400")
    .replace(/[\r\n]+/g, " ");
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
