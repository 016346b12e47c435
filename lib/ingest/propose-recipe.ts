import { canonicalField, type SourceTable } from "@/lib/domain/dictionary";
import type { ColumnProfile, FileProfile } from "@/lib/domain/file-profile";
import {
  type CellFormat,
  type ColumnTarget,
  type ComputedColumn,
  defaultEmptyWords,
  type Recipe,
  type RecipeSource,
} from "@/lib/domain/recipe";
import { toldCurrency } from "@/lib/domain/told-currency";
import { headerWords } from "./header-words";
import { latestDay } from "./latest-day";
import type { ProfiledFile } from "./profiled-file";
import { type FileRole, rolesOf } from "./propose-roles";
import { suggestionsFor } from "./suggest-fields";

interface ProposalHints {
  /** Day of the upload; dates after it are no as-of day. */
  readonly uploadedOn?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly grain?: Recipe["grain"];
}

/** A first recipe for the files, from their profiles: tables, joins, fields, formats, as-of day. Pure; a person confirms it. */
export function proposeRecipe(files: readonly ProfiledFile[], hints: ProposalHints = {}): Recipe {
  const roles = rolesOf(files);
  const sources = files.map((file, index) => sourceOf(file, roles[index] ?? { kind: "tables", tables: ["customers"] }));
  return {
    sources,
    asOf: latestDay(files, sources, hints.uploadedOn ?? null),
    currency: hints.currency ?? toldCurrency(files.flatMap((file) => file.profile.columns)) ?? "USD",
    timeZone: hints.timeZone ?? "UTC",
    grain: hints.grain ?? grainOf(files),
    bands: {},
  };
}

function sourceOf(file: ProfiledFile, role: FileRole): RecipeSource {
  const { profile } = file;
  const fields = fieldTargets(profile, role);
  const computed = role.kind === "tables" ? computedCost(profile, role.tables, fields) : [];
  return {
    fileId: file.fileId,
    fileName: file.fileName,
    format: profile.format,
    dialect: profile.dialect,
    emptyWords: [...defaultEmptyWords],
    use:
      role.kind === "tables"
        ? { kind: "tables", tables: [...role.tables] }
        : {
            kind: "join",
            onto: role.onto,
            ontoSource: role.ontoSource,
            ontoIndex: role.ontoIndex,
            keyIndex: role.keyIndex,
          },
    columns: profile.columns.map((column) => {
      const targets = fields.get(column.index) ?? attributeTarget(column, profile, role);
      return {
        index: column.index,
        header: column.header,
        type: column.type,
        format: formatFor(column, targets),
        targets,
        privacy: privacyFor(column, targets),
      };
    }),
    computed,
  };
}

/** The canonical fields of the tables a file feeds, one column each, best match first. */
function fieldTargets(profile: FileProfile, role: FileRole): Map<number, ColumnTarget[]> {
  const targets = new Map<number, ColumnTarget[]>();
  if (role.kind === "join") return targets;
  for (const table of role.tables) {
    const takenFields = new Set<string>();
    const takenColumns = new Set<number>();
    const add = (index: number, field: string) => {
      takenFields.add(field);
      takenColumns.add(index);
      targets.set(index, [...(targets.get(index) ?? []), { table, field }]);
    };
    const idColumn = idColumnOf(profile, role, table);
    if (idColumn !== null) add(idColumn, "customer_id");
    const choices = profile.columns
      .flatMap((column) => suggestionsFor(column, table, profile.columns).map((one) => ({ column, one })))
      .toSorted((a, b) => b.one.confidence - a.one.confidence || a.column.index - b.column.index);
    for (const { column, one } of choices) {
      const elsewhere = (targets.get(column.index) ?? []).some((target) => target.table !== table);
      const idAsEmail = one.field === "email" && column.index === idColumn;
      if (takenFields.has(one.field) || (takenColumns.has(column.index) && !idAsEmail) || (elsewhere && !idAsEmail))
        continue;
      add(column.index, one.field);
    }
  }
  return targets;
}

/** The column that holds the customer's id: the key other files use, or the same column for both tables of a file. */
function idColumnOf(
  profile: FileProfile,
  role: Extract<FileRole, { kind: "tables" }>,
  table: SourceTable,
): number | null {
  if (table !== "customers") return null;
  if (role.customerKey !== undefined) return role.customerKey;
  const other = role.tables.find((one) => one !== "customers");
  if (other === undefined) return null;
  const best = profile.columns
    .flatMap((column) =>
      suggestionsFor(column, other, profile.columns)
        .filter((one) => one.field === "customer_id")
        .map((one) => ({ index: column.index, confidence: one.confidence })),
    )
    .toSorted((a, b) => b.confidence - a.confidence || a.index - b.index)[0];
  return best?.index ?? null;
}

/** Where a column without a field goes: with two tables to customers, if it may be constant within each of them. */
function attributeTarget(column: ColumnProfile, profile: FileProfile, role: FileRole): ColumnTarget[] {
  if (column.distinct === 0) return [];
  if (role.kind === "join") return column.index === role.keyIndex ? [] : [{ table: role.onto, field: null }];
  const [first, second] = role.tables;
  if (first === undefined) return [];
  if (second !== "customers") return [{ table: first, field: null }];
  const idIndex = idColumnOf(profile, role, "customers");
  const customers = profile.columns.find((one) => one.index === idIndex)?.distinct ?? 0;
  return [{ table: column.distinct <= customers ? "customers" : first, field: null }];
}

/** With an amount and a profit but no cost: cost = amount − profit. */
function computedCost(
  profile: FileProfile,
  tables: readonly SourceTable[],
  fields: ReadonlyMap<number, ColumnTarget[]>,
): ComputedColumn[] {
  if (!tables.includes("payments")) return [];
  const mapped = (field: string) =>
    [...fields].find(([, targets]) => targets.some((one) => one.table === "payments" && one.field === field))?.[0];
  const amount = mapped("amount");
  const profit = profile.columns.find(
    (column) =>
      /^(gross )?(profit|margin amount|gewinn|deckungsbeitrag)$/.test(headerWords(column.header)) &&
      (column.type === "money" || column.type === "number"),
  );
  if (amount === undefined || mapped("cost") !== undefined || !profit) return [];
  return [
    {
      header: "cost",
      operation: "subtract",
      leftIndex: amount,
      rightIndex: profit.index,
      type: "money",
      target: { table: "payments", field: "cost" },
    },
  ];
}

/** Units of durations become minutes; stages become open, won or lost. */
function formatFor(column: ColumnProfile, targets: readonly ColumnTarget[]): CellFormat {
  const words = headerWords(column.header);
  const minutes = targets.some((target) => target.field?.endsWith("_minutes"));
  const multiply = !minutes
    ? 1
    : /\b(hours|hrs?|stunden)\b/.test(words)
      ? 60
      : /\b(days|tage)\b/.test(words)
        ? 1440
        : 1;
  const outcome = targets.some((target) => target.field === "outcome");
  const valueMap = outcome
    ? Object.fromEntries(column.topValues.map(({ value }) => [value.trim(), outcomeOf(value)]))
    : {};
  return { ...column.format, ...(minutes ? { multiply } : {}), ...(outcome ? { valueMap } : {}) };
}

function outcomeOf(stage: string): "open" | "won" | "lost" {
  const word = stage.toLowerCase();
  if (/\b(lost|verloren|rejected|disqualified)\b/.test(word)) return "lost";
  return /\b(won|gewonnen|closed won)\b/.test(word) ? "won" : "open";
}

function privacyFor(column: ColumnProfile, targets: readonly ColumnTarget[]): ColumnProfile["privacy"] {
  if (column.privacy !== "none") return column.privacy;
  const company = /\b(customer|client|account|company|firma|organisation|organization)\b/.test(
    headerWords(column.header),
  );
  for (const { table, field } of targets) {
    const privacy = field === null ? undefined : canonicalField(table, field)?.privacy;
    if (privacy !== undefined && !(field === "name" && company)) return privacy;
  }
  return "none";
}

function grainOf(files: readonly ProfiledFile[]): Recipe["grain"] {
  const words = files.flatMap((file) => file.profile.columns.map((column) => headerWords(column.header)));
  if (words.some((one) => /^(account|company|industry|sector|employees|firma|branche|mitarbeiter)\b/.test(one)))
    return "account";
  if (words.some((one) => /\b(gender|age|marital|geschlecht|alter|birthday)\b/.test(one))) return "person";
  return words.some((one) => /^contract (id|number|no)$/.test(one)) ? "contract" : "account";
}
