import type { Dialect } from "@/lib/domain/recipe";
import { sourceBytes } from "./source-bytes";

export type Encoding = Dialect["encoding"];

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly reason: string;
  readonly byteOrderMark: boolean;
  /** Byte sequences that are not valid in this encoding. */
  readonly badSequences: number;
}

/** Reads the whole file once (twice when it is not UTF-8) and says which encoding its text has, and why. */
export async function detectEncoding(path: string, fileName: string): Promise<DetectedEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  try {
    for await (const chunk of sourceBytes(path, fileName)) {
      const marked = first ? fromMark(chunk) : null;
      first = false;
      if (marked) return marked;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return {
      encoding: "utf-8",
      reason: "all bytes are valid UTF-8",
      byteOrderMark: await startsWithMark(path, fileName),
      badSequences: 0,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return notValid(path, fileName);
}

/** The file's text as UTF-8 bytes without a byte order mark. Bytes that are not UTF-8 pass unchanged when that is the encoding. */
export async function* utf8Bytes(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === "utf-8") {
    yield* withoutMark(bytes);
    return;
  }
  const decoder = new TextDecoder(encoding);
  // Only the streaming form decodes Windows-1252 rightly on Node 20.
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield Buffer.from(text, "utf8");
  }
  if (encoding === "windows-1252") return;
  const tail = decoder.decode();
  if (tail !== "") yield Buffer.from(tail, "utf8");
}

async function* withoutMark(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield hasUtf8Mark(head) ? head.subarray(3) : head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

function fromMark(chunk: Buffer): DetectedEncoding | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe)
    return {
      encoding: "utf-16le",
      reason: "the file begins with the mark of UTF-16",
      byteOrderMark: true,
      badSequences: 0,
    };
  if (chunk[0] === 0xfe && chunk[1] === 0xff)
    return {
      encoding: "utf-16be",
      reason: "the file begins with the mark of UTF-16",
      byteOrderMark: true,
      badSequences: 0,
    };
  const sample = chunk.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  const reason = "every second byte is zero, as in UTF-16";
  if (odd > half * 0.6 && even < half * 0.1)
    return { encoding: "utf-16le", reason, byteOrderMark: false, badSequences: 0 };
  if (even > half * 0.6 && odd < half * 0.1)
    return { encoding: "utf-16be", reason, byteOrderMark: false, badSequences: 0 };
  return null;
}

async function startsWithMark(path: string, fileName: string): Promise<boolean> {
  for await (const chunk of sourceBytes(path, fileName)) return hasUtf8Mark(chunk);
  return false;
}

function hasUtf8Mark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Mostly valid UTF-8 with a few bad bytes stays UTF-8, so that those records alone are rejected; else it is Windows-1252. */
async function notValid(path: string, fileName: string): Promise<DetectedEncoding> {
  const decoder = new TextDecoder("utf-8");
  let bad = 0;
  let good = 0;
  const count = (text: string) => {
    for (const character of text) {
      if (character === "\ufffd") bad += 1;
      else if (character > "\u007f") good += 1;
    }
  };
  for await (const chunk of sourceBytes(path, fileName)) count(decoder.decode(chunk, { stream: true }));
  count(decoder.decode());
  if (good >= bad * 10)
    return {
      encoding: "utf-8",
      reason: `nearly all letters are valid UTF-8, ${bad.toLocaleString("en-US")} byte sequences are not`,
      byteOrderMark: false,
      badSequences: bad,
    };
  return {
    encoding: "windows-1252",
    reason: "the bytes are not valid UTF-8, so they are read as Windows-1252 (Western European)",
    byteOrderMark: false,
    badSequences: 0,
  };
}
