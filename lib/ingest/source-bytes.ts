import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/domain/app-error";

/** What the first bytes of a file say it is. */
type Container = "plain" | "gzip" | "parquet" | "zip" | "empty";

/** A compressed file may grow to at most this many times its size. */
const expansionLimit = 100;
const expansionAllowance = 1_000_000;

/** Reads the first bytes of a file and names its container. */
export async function detectContainer(path: string): Promise<Container> {
  const handle = await open(path, "r");
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0);
    if (bytesRead === 0) return "empty";
    if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
    if (head.toString("latin1") === "PAR1") return "parquet";
    if (head.toString("latin1") === "PK\u0003\u0004") return "zip";
    return "plain";
  } finally {
    await handle.close();
  }
}

/** The bytes of a text file, expanded when compressed with gzip (at most 100 times its size). */
export async function* sourceBytes(path: string, fileName: string): AsyncGenerator<Buffer> {
  const container = await detectContainer(path);
  if (container === "zip")
    throw new AppError(
      "unreadable",
      `${fileName} is a zip archive or a spreadsheet. Save it as CSV (or CSV compressed with gzip) and upload that.`,
      [{ file: fileName }],
    );
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  if (container !== "gzip") {
    yield* source as AsyncIterable<Buffer>;
    return;
  }
  const limit = (await stat(path)).size * expansionLimit + expansionAllowance;
  const expanded = createGunzip({ chunkSize: 1 << 18 });
  source.on("error", (error) => expanded.destroy(error));
  source.pipe(expanded);
  let size = 0;
  try {
    for await (const chunk of expanded as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw bomb(fileName);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "unreadable",
      `${fileName} is not a complete gzip file: it was cut off or damaged. Compress it again and upload it.`,
      [{ file: fileName }],
      { cause },
    );
  } finally {
    source.destroy();
    expanded.destroy();
  }
}

function bomb(fileName: string): AppError {
  return new AppError(
    "tooLarge",
    `${fileName} grows to more than ${expansionLimit} times its size when expanded, which is refused. Upload it without compression.`,
    [{ file: fileName }],
  );
}
