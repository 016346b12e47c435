import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { AppError } from "@/lib/domain/app-error";

interface ReceiveOptions {
  /** Server-made path; must not exist yet. */
  readonly path: string;
  readonly maxBytes: number;
  /** Size announced by the sender, or null when unknown. */
  readonly expectedBytes: number | null;
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

interface ReceivedFile {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Streams a body to disk with its SHA-256. On any fault (too large, cut off, aborted) the partial file is removed and an
 * AppError says what to do.
 */
export async function receiveFile(stream: ReadableStream<Uint8Array>, options: ReceiveOptions): Promise<ReceivedFile> {
  if (options.expectedBytes !== null && options.expectedBytes > options.maxBytes) throw tooLarge(options.maxBytes);
  const handle = await open(options.path, "wx", 0o600);
  try {
    const received = await copy(stream, handle, options);
    if (options.expectedBytes !== null && received.sizeBytes !== options.expectedBytes)
      throw cutOff(received.sizeBytes, options.expectedBytes);
    await handle.sync();
    await handle.close();
    return received;
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(options.path, { force: true });
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      "invalid",
      "The upload stopped before the file was complete, so nothing was kept. Upload the file again.",
      [],
      { cause },
    );
  }
}

async function copy(
  stream: ReadableStream<Uint8Array>,
  handle: FileHandle,
  options: ReceiveOptions,
): Promise<ReceivedFile> {
  const hash = createHash("sha256");
  const reader = stream.getReader();
  let sizeBytes = 0;
  const abort = () => {
    reader.cancel(new Error("aborted")).catch(() => undefined);
  };
  options.signal?.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      options.signal?.throwIfAborted();
      if (done) break;
      sizeBytes += value.byteLength;
      if (sizeBytes > options.maxBytes) throw tooLarge(options.maxBytes);
      hash.update(value);
      await writeAll(handle, value);
      options.onProgress?.(sizeBytes);
    }
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    throw cause;
  } finally {
    options.signal?.removeEventListener("abort", abort);
  }
  return { sizeBytes, sha256: hash.digest("hex") };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.byteLength - offset);
    offset += bytesWritten;
  }
}

function tooLarge(maxBytes: number): AppError {
  const megabytes = Math.floor(maxBytes / 1_000_000).toLocaleString("en-US");
  return new AppError(
    "tooLarge",
    `The file is larger than the ${megabytes} MB that one upload may have. Split it or compress it with gzip.`,
  );
}

function cutOff(received: number, expected: number): AppError {
  return new AppError(
    "invalid",
    `The upload stopped half-way: ${received.toLocaleString("en-US")} of ${expected.toLocaleString("en-US")} bytes arrived, so nothing was kept. Upload the file again.`,
  );
}
