import type { Dialect } from "@/lib/domain/recipe";
import { type Encoding, utf8Bytes } from "./encoding";
import { RecordSplitter, type SplitRecord, splitFields } from "./record-splitter";
import { sourceBytes } from "./source-bytes";

export interface SniffedDialect {
  readonly dialect: Dialect;
  /** In words: why this delimiter and whether there is a header. */
  readonly reason: string;
}

const sampleBytes = 512 * 1024;
const sampleRecords = 500;

/** Proposes how a text file is cut into fields, from its first half megabyte: the delimiter that cuts most records alike. */
export async function sniffDialect(path: string, fileName: string, encoding: Encoding): Promise<SniffedDialect> {
  const { sample, whole } = await firstBytes(path, fileName, encoding);
  const scores = candidates.map((candidate) => score(sample, whole, candidate));
  const best = scores.reduce((left, right) => (right.points > left.points ? right : left));
  const rows = best.records.map((record) => splitFields(record.bytes.toString("utf8"), best.candidate));
  const header = looksLikeHeader(rows);
  const word = delimiterWords[best.candidate.delimiter];
  const cut =
    best.fields <= 1
      ? "no delimiter cuts the lines, so each line is one field"
      : `${word} ${best.candidate.delimiter === "blanks" ? "separate" : "separates"} ${best.fields} fields in ${best.alike} of the first ${best.records.length} records`;
  return {
    dialect: { encoding, ...best.candidate, header: header.header },
    reason: `${cut}; ${header.reason}`,
  };
}

type Candidate = Pick<Dialect, "delimiter" | "quote">;

const candidates: readonly Candidate[] = ([",", ";", "\t", "|", "blanks"] as const).map((delimiter) => ({
  delimiter,
  quote: '"',
}));

const delimiterWords: Readonly<Record<Dialect["delimiter"], string>> = {
  ",": "a comma",
  ";": "a semicolon",
  "\t": "a tab",
  "|": "a vertical bar",
  blanks: "runs of blanks",
};

interface Score {
  readonly candidate: Candidate;
  readonly points: number;
  readonly fields: number;
  readonly alike: number;
  readonly records: readonly SplitRecord[];
}

/**
 * Points: the share of records with the most frequent number of fields, squared, so that a delimiter which cuts unevenly loses;
 * a little more for more fields; runs of blanks only count when nothing else cuts.
 */
function score(sample: Buffer, whole: boolean, candidate: Candidate): Score {
  const records: SplitRecord[] = [];
  const splitter = new RecordSplitter(candidate, (record) => {
    if (records.length < sampleRecords) records.push(record);
  });
  splitter.push(sample);
  if (whole || records.length === 0) splitter.end();
  const counts = new Map<number, number>();
  for (const record of records) {
    const fields = record.fault === null ? record.fields : 0;
    counts.set(fields, (counts.get(fields) ?? 0) + 1);
  }
  let fields = 1;
  let alike = 0;
  for (const [number, count] of counts) {
    if (number > 0 && (count > alike || (count === alike && number > fields))) {
      fields = number;
      alike = count;
    }
  }
  const share = records.length === 0 ? 0 : alike / records.length;
  const cuts = fields > 1 ? 1 + Math.min(fields, 50) / 100 : 0.2;
  const weight = candidate.delimiter === "blanks" ? 0.5 : 1;
  return { candidate, points: share * share * cuts * weight, fields, alike, records };
}

async function firstBytes(
  path: string,
  fileName: string,
  encoding: Encoding,
): Promise<{ sample: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of utf8Bytes(sourceBytes(path, fileName), encoding)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= sampleBytes) return { sample: Buffer.concat(chunks).subarray(0, sampleBytes), whole: false };
  }
  return { sample: Buffer.concat(chunks), whole: true };
}

/** A header has words over columns of numbers or dates, or at least distinct words that do not recur as values below. */
function looksLikeHeader(rows: readonly (readonly string[])[]): { header: boolean; reason: string } {
  const [first, ...rest] = rows;
  if (!first) return { header: true, reason: "the file holds no records" };
  if (rest.length === 0)
    return first.some(isValue)
      ? { header: false, reason: "the only record holds values, so there is no header" }
      : { header: true, reason: "the only record holds words, so it is the header" };
  if (first.some(isValue)) return { header: false, reason: "the first record holds values, so there is no header" };
  const typed = first.filter((_, index) => rest.slice(0, 50).some((row) => isValue(row[index] ?? ""))).length;
  if (typed > 0) return { header: true, reason: `the first record has words over ${typed} columns of values` };
  const recurring = first.filter((word, index) => word !== "" && rest.some((row) => row[index] === word)).length;
  return recurring > first.length / 2
    ? { header: false, reason: "the words of the first record recur below, so there is no header" }
    : { header: true, reason: "the words of the first record do not recur below, so it is the header" };
}

function isValue(text: string): boolean {
  const trimmed = text.trim();
  return (
    /^[-+]?[$€£]?\d[\d.,' ]*%?$/.test(trimmed) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/.test(trimmed) ||
    /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(trimmed)
  );
}
