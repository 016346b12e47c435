import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/domain/app-error";
import type { ColumnProfile, FileProfile } from "@/lib/domain/file-profile";
import type { Dialect } from "@/lib/domain/recipe";
import { openWorkspace, type WorkspaceLimits } from "./child-workspace";
import { counted } from "./counted";
import { type DetectedEncoding, detectEncoding } from "./encoding";
import { loadSource } from "./load-source";
import type { LoadedSource } from "./loaded-source";
import { openQuoteWords } from "./open-quote";
import { profileColumn } from "./profile-column";
import { type SniffedDialect, sniffDialect } from "./sniff-dialect";
import { detectContainer } from "./source-bytes";
import { suggestFields } from "./suggest-fields";

export interface ProfileTask {
  readonly path: string;
  readonly fileName: string;
  /** A dialect chosen by a person, or null to propose one. */
  readonly dialect: Dialect | null;
  readonly workFolder: string;
  readonly limits: WorkspaceLimits;
}

const mostColumns = 2000;

/** Reads the whole file and describes it: dialect, every column over all its rows, warnings, and what it probably feeds. */
export async function profileInChild(task: ProfileTask): Promise<FileProfile> {
  const container = await detectContainer(task.path);
  const sizeBytes = (await stat(task.path)).size;
  if (container === "empty")
    throw new AppError(
      "unreadable",
      `${task.fileName} is empty: it has no bytes. Export it again and upload the new file.`,
      [{ file: task.fileName }],
    );
  const text = container === "parquet" ? null : await textDialect(task);
  const workspace = await openWorkspace(task.workFolder, [path.dirname(task.path)], task.limits);
  try {
    const source = { path: task.path, fileName: task.fileName, dialect: text?.sniffed.dialect ?? null, fields: null };
    const loaded = await loadSource(workspace, source, "file");
    if (loaded.headers.length > mostColumns)
      throw new AppError(
        "tooLarge",
        `${task.fileName} has more than ${mostColumns} columns. Leave some out and upload it again.`,
      );
    const columns: ColumnProfile[] = [];
    for (const [index, header] of loaded.headers.entries())
      columns.push(
        await profileColumn(workspace, {
          raw: loaded.raw,
          index,
          header,
          semicolons: source.dialect?.delimiter === ";",
        }),
      );
    const suggested = suggestFields(columns);
    return {
      format: container === "parquet" ? "parquet" : "text",
      dialect: source.dialect,
      dialectReason: text === null ? null : `${text.encoding.reason}; ${text.sniffed.reason}`,
      sizeBytes,
      records: loaded.records,
      columns: suggested.columns,
      warnings: warningsOf(loaded, text?.encoding ?? null),
      ...(loaded.openQuote === null ? {} : { openQuote: loaded.openQuote }),
      tables: suggested.tables,
    };
  } finally {
    workspace.close();
  }
}

async function textDialect(task: ProfileTask): Promise<{ encoding: DetectedEncoding; sniffed: SniffedDialect }> {
  if (task.dialect !== null)
    return {
      encoding: { encoding: task.dialect.encoding, reason: "as chosen", byteOrderMark: false, badSequences: 0 },
      sniffed: { dialect: task.dialect, reason: "as chosen" },
    };
  const encoding = await detectEncoding(task.path, task.fileName);
  return { encoding, sniffed: await sniffDialect(task.path, task.fileName, encoding.encoding) };
}

function warningsOf(loaded: LoadedSource, encoding: DetectedEncoding | null): string[] {
  const words = (value: number) => value.toLocaleString("en-US");
  return [
    ...(encoding?.byteOrderMark ? ["The file begins with a byte order mark, which is left out."] : []),
    ...(encoding && encoding.badSequences > 0
      ? [
          `${counted(encoding.badSequences, "byte sequence is", "byte sequences are")} not valid UTF-8; the records that hold ${encoding.badSequences === 1 ? "it" : "them"} will be rejected.`,
        ]
      : []),
    ...(loaded.records === 0 ? ["The file has no records below its header."] : []),
    ...(loaded.openQuote
      ? [
          `In record ${words(loaded.openQuote.record)} a quote is opened and never closed: ${openQuoteWords(loaded.openQuote)} and will be rejected as that one record.`,
        ]
      : []),
    ...(loaded.rejected > 0 && !loaded.openQuote
      ? [
          `${words(loaded.rejected)} of ${words(loaded.records)} records cannot be cut into fields and will be rejected, each with its reason.`,
        ]
      : []),
  ];
}
