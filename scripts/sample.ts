import path from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/domain/app-error";
import { writeSample } from "@/lib/sample/write-sample";

const usage = `npm run sample -- --customers 1000000 --out DIR [--seed 7] [--format csv|parquet|both]

Writes the sample company Halden: customers, payments, deals and tickets in the format asked for (both unless said),
events as Parquet, and truth.json, which says what is true of it. The same number and seed give the same bytes.`;

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.sentence : String(error)}\n`);
  process.exitCode = 1;
}

async function main(words: readonly string[]): Promise<void> {
  const { customers, seed, out, format, help } = options(words);
  if (help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  if (!out) throw new AppError("invalid", `Say where to write with --out DIR.\n\n${usage}`);
  const folder = path.resolve(out);
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const truth = await writeSample({
    customers: wholeNumber("--customers", customers),
    seed: wholeNumber("--seed", seed),
    folder,
    formats: formatsOf(format),
    progress: (sentence) => process.stdout.write(`${seconds().padStart(7)} s  ${sentence}\n`),
  });
  for (const file of truth.files)
    process.stdout.write(`           ${file.name.padEnd(20)} ${(file.bytes / 1e6).toFixed(1).padStart(9)} MB\n`);
  process.stdout.write(`${seconds().padStart(7)} s  Done: ${folder}\n`);
}

function options(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        customers: { type: "string", default: "20000" },
        seed: { type: "string", default: "7" },
        out: { type: "string" },
        format: { type: "string", default: "both" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    throw new AppError("invalid", `${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`);
  }
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new AppError("invalid", `${option} has to be a whole number, not "${text}".`);
  return Number(text);
}

function formatsOf(format: string): readonly ("csv" | "parquet")[] {
  if (format === "both") return ["csv", "parquet"];
  if (format === "csv" || format === "parquet") return [format];
  throw new AppError("invalid", `--format is csv, parquet or both, not "${format}".`);
}
