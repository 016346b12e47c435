import { canonicalField, dictionary, type SourceTable } from "@/lib/domain/dictionary";
import type { Recipe, RecipeSource } from "@/lib/domain/recipe";
import type { ProfiledFile } from "./profiled-file";
import { isKnownPattern } from "./shapes";

interface RecipeFault {
  /** What is wrong and what to do. */
  readonly sentence: string;
  /** Where in the recipe, for example `sources.0.columns.3`. */
  readonly path: string;
}

/** Everything that stands in the way of building by this recipe, each as a sentence; empty when it can be built. Pure. */
export function checkRecipe(recipe: Recipe, files: readonly ProfiledFile[]): RecipeFault[] {
  const faults = recipe.sources.flatMap((source, index) => {
    const profile = files.find((file) => file.fileId === source.fileId)?.profile;
    const at = `sources.${index}`;
    return [
      ...targetFaults(source, at),
      ...repeatedFields(source, at),
      ...(source.use.kind === "join" ? joinFaults(recipe, source, at) : missingFields(recipe, source, at)),
      ...computedFaults(source, at),
      ...formatFaults(source, at),
      ...(profile ? profileFaults(source, profile, at) : []),
    ];
  });
  if (!recipe.sources.some((source) => source.use.kind === "tables"))
    faults.push({ path: "sources", sentence: "No file feeds a table: choose what at least one file is for." });
  if (!isTimeZone(recipe.timeZone))
    faults.push({
      path: "timeZone",
      sentence: `"${recipe.timeZone}" is not a time zone; write one such as Europe/Berlin.`,
    });
  return faults;
}

/** The tables a source may put columns into. */
function tablesOf(source: RecipeSource): readonly SourceTable[] {
  return source.use.kind === "join" ? [source.use.onto] : source.use.tables;
}

function targetFaults(source: RecipeSource, at: string): RecipeFault[] {
  const targets = [
    ...source.columns.flatMap((column, number) =>
      column.targets.map((target) => ({ target, header: column.header, path: `${at}.columns.${number}` })),
    ),
    ...source.computed.map((one, number) => ({
      target: one.target,
      header: one.header,
      path: `${at}.computed.${number}`,
    })),
  ];
  return targets.flatMap(({ target, header, path }) => {
    if (!tablesOf(source).includes(target.table))
      return [
        { path, sentence: `"${header}" of ${source.fileName} goes to ${target.table}, which this file does not feed.` },
      ];
    if (target.field !== null && !canonicalField(target.table, target.field))
      return [
        {
          path,
          sentence: `"${header}" of ${source.fileName} goes to "${target.field}", which is no field of ${target.table}.`,
        },
      ];
    return [];
  });
}

function repeatedFields(source: RecipeSource, at: string): RecipeFault[] {
  const seen = new Map<string, string>();
  const given = [
    ...source.columns.flatMap((column) => column.targets.map((target) => ({ target, header: column.header }))),
    ...source.computed.map((one) => ({ target: one.target, header: one.header })),
  ];
  return given.flatMap(({ target, header }) => {
    if (target.field === null) return [];
    const key = `${target.table}.${target.field}`;
    const first = seen.get(key);
    seen.set(key, first ?? header);
    if (first === undefined) return [];
    const label = canonicalField(target.table, target.field)?.label ?? target.field;
    return [
      {
        path: `${at}.columns`,
        sentence: `"${first}" and "${header}" of ${source.fileName} both go to ${label} of ${target.table}; choose one of them.`,
      },
    ];
  });
}

function missingFields(recipe: Recipe, source: RecipeSource, at: string): RecipeFault[] {
  const number = recipe.sources.indexOf(source);
  const tables = tablesOf(source);
  const joined = recipe.sources.filter((one) => one.use.kind === "join" && one.use.ontoSource === number);
  const mapped = (table: SourceTable, field: string) =>
    [source, ...joined].some(
      (one) =>
        one.columns.some((column) =>
          column.targets.some((target) => target.table === table && target.field === field),
        ) || one.computed.some(({ target }) => target.table === table && target.field === field),
    );
  const faults = tables.flatMap((table) =>
    dictionary[table]
      .filter((field) => field.need === "required" && !mapped(table, field.name))
      .map((field) => ({
        path: `${at}.columns`,
        sentence: `No column of ${source.fileName} goes to ${field.label} (${field.meaning}), which ${table} need.`,
      })),
  );
  const shared = tables.length > 1 && tables.includes("customers");
  if (shared && !mapped("customers", "customer_id"))
    faults.push({
      path: `${at}.columns`,
      sentence: `${source.fileName} feeds customers and ${tables.find((table) => table !== "customers")}, so one column must be the customer id of both.`,
    });
  if (new Set(tables).size < tables.length)
    faults.push({ path: `${at}.use`, sentence: `${source.fileName} feeds the same table twice; choose it once.` });
  return faults;
}

function joinFaults(recipe: Recipe, source: RecipeSource, at: string): RecipeFault[] {
  const { use } = source;
  if (use.kind !== "join") return [];
  const path = `${at}.use`;
  const onto = recipe.sources[use.ontoSource];
  if (onto?.use.kind !== "tables" || !onto.use.tables.includes(use.onto))
    return [{ path, sentence: `${source.fileName} is joined onto ${use.onto}, which that file does not feed.` }];
  const faults: RecipeFault[] = [];
  if (!source.columns.some((column) => column.index === use.keyIndex))
    faults.push({ path, sentence: `Choose the column of ${source.fileName} that is its key for the join.` });
  if (!onto.columns.some((column) => column.index === use.ontoIndex))
    faults.push({ path, sentence: `Choose the column of ${onto.fileName} that ${source.fileName} is matched with.` });
  return faults;
}

function computedFaults(source: RecipeSource, at: string): RecipeFault[] {
  return source.computed.flatMap((one, number) => {
    const has = (index: number) => source.columns.some((column) => column.index === index);
    if (has(one.leftIndex) && has(one.rightIndex)) return [];
    return [
      {
        path: `${at}.computed.${number}`,
        sentence: `The computed column "${one.header}" of ${source.fileName} needs a column that is not there; choose its two columns again.`,
      },
    ];
  });
}

function formatFaults(source: RecipeSource, at: string): RecipeFault[] {
  return source.columns.flatMap((column, number) => {
    const { format, type } = column;
    const path = `${at}.columns.${number}.format`;
    const faults: RecipeFault[] = [];
    if (format.datePattern !== null && !isKnownPattern(format.datePattern))
      faults.push({
        path,
        sentence: `The date pattern "${format.datePattern}" of "${column.header}" is not understood.`,
      });
    if (format.thousands !== "" && format.thousands === format.decimal)
      faults.push({ path, sentence: `"${column.header}" uses the same mark for decimals and thousands.` });
    const no = new Set(format.noWords.map((word) => word.toLowerCase()));
    const both = type === "yesNo" ? format.yesWords.find((word) => no.has(word.toLowerCase())) : undefined;
    if (both !== undefined) faults.push({ path, sentence: `"${both}" of "${column.header}" means both yes and no.` });
    return faults;
  });
}

function profileFaults(source: RecipeSource, profile: ProfiledFile["profile"], at: string): RecipeFault[] {
  return source.columns.flatMap((column, number) => {
    const path = `${at}.columns.${number}`;
    const known = profile.columns.find((one) => one.index === column.index);
    if (!known || known.header !== column.header)
      return [{ path, sentence: `${source.fileName} has no column "${column.header}" at place ${column.index + 1}.` }];
    const values = allowedValues(column.targets);
    if (!values) return [];
    const uncovered = known.topValues.filter(
      ({ value }) => !values.includes(column.format.valueMap[value.trim()] ?? value.trim()),
    );
    const empty = new Set(source.emptyWords);
    const named = uncovered.filter(({ value }) => !empty.has(value.trim())).map(({ value }) => `"${value}"`);
    if (named.length === 0) return [];
    return [
      {
        path: `${path}.format.valueMap`,
        sentence: `The value map of "${column.header}" does not say whether ${named.slice(0, 5).join(", ")} ${named.length === 1 ? "is" : "are"} ${values.join(", ")}.`,
      },
    ];
  });
}

/** The only values that a field among the targets allows. */
function allowedValues(targets: RecipeSource["columns"][number]["targets"]): readonly string[] | undefined {
  for (const { table, field } of targets) {
    const values = field === null ? undefined : canonicalField(table, field)?.values;
    if (values) return values;
  }
  return undefined;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
