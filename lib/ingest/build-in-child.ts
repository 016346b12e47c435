import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/domain/app-error";
import type { BuildReport } from "@/lib/domain/build-report";
import type { SourceTable } from "@/lib/domain/dictionary";
import { openColumns } from "@/lib/domain/open-columns";
import type { Recipe } from "@/lib/domain/recipe";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { baseCustomers, completeCustomers, paymentTotals } from "./build-customers";
import { planSource, type SourcePlan } from "./build-plan";
import { type BuiltTable, buildRowTable, type RowTable } from "./build-tables";
import { openWorkspace, type Workspace, type WorkspaceLimits } from "./child-workspace";
import { buildCustomerMonths, customerMonthColumns } from "./customer-months";
import { checkGates } from "./gates";
import { joinSources } from "./join-sources";
import { loadSource } from "./load-source";
import type { LoadedSource } from "./loaded-source";
import { countRejects, createRejects, summarizeRejects, writeRejects } from "./rejects";
import { stageSource } from "./stage-source";
import { settleTwoTables, type VaryingColumn } from "./two-table-source";
import { type FinishedTable, writeDocument, writeTables } from "./write-version";

export interface BuildTask {
  readonly recipe: Recipe;
  readonly files: readonly { readonly fileId: string; readonly path: string; readonly name: string }[];
  readonly workFolder: string;
  /** Folder to fill; renamed into place by the caller. */
  readonly outputFolder: string;
  readonly limits: WorkspaceLimits;
}

interface BuiltVersion {
  readonly manifest: VersionManifest;
  readonly report: BuildReport;
}

type Progress = (share: number, sentence: string) => void;

/** Builds a dataset version from files and recipe: Parquet, rejects, manifest and report in the output folder. */
export async function buildInChild(task: BuildTask, progress: Progress): Promise<BuiltVersion> {
  const began = Date.now();
  await mkdir(task.outputFolder, { recursive: true });
  const readable = [...new Set([task.outputFolder, ...task.files.map((one) => path.dirname(one.path))])];
  const workspace = await openWorkspace(path.join(task.workFolder, "between"), readable, task.limits);
  try {
    const read = await readSources(workspace, task, progress);
    const built = await buildTables(workspace, task.recipe, { ...read, progress });
    progress(0.75, "Checking the result");
    const gates = await checkGates(workspace, {
      ...read,
      ...built,
      asOf: task.recipe.asOf,
      customersKnown: built.customersKnown,
    });
    progress(0.85, "Writing the version");
    const tables = await writeTables(workspace, built.finished, task.outputFolder);
    await writeRejects(workspace, { files: read.files, open: openColumns(task.recipe) }, task.outputFolder);
    const manifest = manifestOf(task.recipe, tables, built);
    const report: BuildReport = {
      sources: await sourceReports(workspace, read),
      tables: tables.map(({ table, rows }) => ({ table, rows })),
      joins: read.joins,
      gates,
      ...(await summarizeRejects(workspace, read.files)),
      seconds: (Date.now() - began) / 1000,
    };
    await writeDocument(task.outputFolder, "manifest.json", manifest);
    await writeDocument(task.outputFolder, "report.json", report);
    await writeDocument(task.outputFolder, "recipe.json", task.recipe);
    progress(1, "Done");
    return { manifest, report };
  } finally {
    workspace.close();
  }
}

interface ReadSources {
  readonly files: readonly string[];
  readonly loaded: readonly LoadedSource[];
  readonly plans: readonly SourcePlan[];
  readonly joins: BuildReport["joins"];
  readonly varying: readonly VaryingColumn[];
}

async function readSources(workspace: Workspace, task: BuildTask, progress: Progress): Promise<ReadSources> {
  const { recipe } = task;
  const files = recipe.sources.map((source) => source.fileName);
  const loaded: LoadedSource[] = [];
  await createRejects(workspace);
  for (const [source, one] of recipe.sources.entries()) {
    progress((0.5 * source) / files.length, `Reading ${one.fileName}`);
    const file = task.files.find((candidate) => candidate.fileId === one.fileId);
    if (!file)
      throw new AppError(
        "invalid",
        `The file ${one.fileName} of the recipe is not among the uploaded files. Upload it again.`,
      );
    const fields = Math.max(-1, ...one.columns.map((column) => column.index)) + 1;
    const result = await loadSource(
      workspace,
      { path: file.path, fileName: one.fileName, dialect: one.dialect, fields: fields || null },
      `file${source}`,
    );
    checkHeaders(one, result);
    loaded.push(result);
    await stageSource(workspace, { plan: planSource(recipe, source), recipe: one, loaded: result });
  }
  const planned = recipe.sources.map((_, source) => planSource(recipe, source));
  progress(0.5, "Joining the files");
  const joins = await joinSources(workspace, recipe, planned);
  const plans: SourcePlan[] = [];
  const varying: VaryingColumn[] = [];
  for (const [source, one] of recipe.sources.entries()) {
    const settled = await settleTwoTables(workspace, withJoined(recipe, planned, source), one);
    plans.push(settled.plan);
    varying.push(...settled.varying);
  }
  return { files, loaded, plans, joins, varying };
}

/** The plan of a source with the columns of the files joined onto it; a joined file itself gives none. */
function withJoined(recipe: Recipe, plans: readonly SourcePlan[], source: number): SourcePlan {
  const plan = plans[source] ?? planSource(recipe, source);
  if (recipe.sources[source]?.use.kind === "join") return { ...plan, outputs: [] };
  const joined = recipe.sources.flatMap((other, number) =>
    other.use.kind === "join" && other.use.ontoSource === source ? (plans[number]?.outputs ?? []) : [],
  );
  return { ...plan, outputs: [...plan.outputs, ...joined.map((output) => ({ ...output, source }))] };
}

/** Columns are taken by position; a header that differs from the recipe's means another file. */
function checkHeaders(source: Recipe["sources"][number], loaded: LoadedSource): void {
  for (const column of source.columns) {
    const found = loaded.headers[column.index];
    if (found === column.header) continue;
    throw new AppError(
      "conflict",
      found === undefined
        ? `${source.fileName} has ${loaded.headers.length} columns; the recipe expects "${column.header}" as column ${column.index + 1}. Check the delimiter, or map the file again.`
        : `Column ${column.index + 1} of ${source.fileName} is "${found}", where the recipe expects "${column.header}". Map the file again.`,
      [{ file: source.fileName, column: column.header }],
    );
  }
}

interface BuiltTables {
  readonly tables: ReadonlyMap<SourceTable, BuiltTable>;
  readonly finished: readonly FinishedTable[];
  readonly hasIds: boolean;
  readonly customersDerived: boolean;
  readonly customersKnown: boolean;
}

const rowTables: readonly RowTable[] = ["payments", "events", "deals", "tickets"];

async function buildTables(
  workspace: Workspace,
  recipe: Recipe,
  { plans, progress }: ReadSources & { progress: Progress },
): Promise<BuiltTables> {
  progress(0.55, "Building the tables");
  const tables = new Map<SourceTable, BuiltTable>();
  for (const table of rowTables) {
    const built = await buildRowTable(workspace, table, plans);
    if (built) tables.set(table, built);
  }
  const base = await baseCustomers(workspace, recipe, { plans, tables: [...tables.values()] });
  const payments = tables.has("payments");
  const months = payments && recipe.asOf !== null;
  if (payments) await paymentTotals(workspace);
  if (months && recipe.asOf !== null) {
    progress(0.65, "Building the months of each customer");
    await buildCustomerMonths(workspace, base, recipe.asOf);
  }
  if (base) tables.set("customers", await completeCustomers(workspace, base, { asOf: recipe.asOf, payments, months }));
  const finished: FinishedTable[] = [...tables.values()].map(({ table, view, columns }) => ({
    table,
    view,
    columns: columns.map(({ cells: _, ...column }) => column),
  }));
  if (months) finished.push(monthsTable());
  return {
    tables,
    finished,
    hasIds: base?.hasIds ?? tables.size > 0,
    customersDerived: base?.derived ?? false,
    customersKnown: base !== null && !base.derived,
  };
}

function monthsTable(): FinishedTable {
  return {
    table: "customer_months",
    view: "t_customer_months",
    columns: customerMonthColumns.map((column) => ({
      ...column,
      origin: "derived",
      privacy: "none",
      labels: column.type === "yesNo" ? { yes: "yes", no: "no" } : null,
    })),
  };
}

function manifestOf(recipe: Recipe, tables: VersionManifest["tables"], built: BuiltTables): VersionManifest {
  const { asOf, currency, timeZone, grain, bands } = recipe;
  return {
    asOf,
    currency,
    timeZone,
    grain,
    bands,
    hasIds: built.hasIds,
    customersDerived: built.customersDerived,
    tables,
  };
}

async function sourceReports(workspace: Workspace, read: ReadSources): Promise<BuildReport["sources"]> {
  const reports: BuildReport["sources"] = [];
  for (const [source, loaded] of read.loaded.entries()) {
    const { rejected, emptiedCells } = await countRejects(workspace, source);
    reports.push({
      file: read.files[source] ?? "",
      records: loaded.records,
      kept: loaded.kept + loaded.rejected - rejected,
      rejected,
      emptiedCells,
    });
  }
  return reports;
}
