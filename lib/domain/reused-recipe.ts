import type { ComputedColumn, Recipe, RecipeSource, SourceColumn } from "./recipe";

/**
 * An earlier mapping applied to new files, by column name and never by position. `proposal` is what the new files suggest by
 * themselves: it stands for files and columns that the earlier recipe does not know, and for the as-of day.
 */
export function reusedRecipe(earlier: Recipe, proposal: Recipe): Recipe {
  const matches = proposal.sources.map((source) => bestMatch(earlier.sources, source));
  const sources = proposal.sources.map((source, index) => {
    const known = matches[index];
    return known ? reusedSource({ earlier, matches, proposal }, known, source) : source;
  });
  const { currency, timeZone, grain, bands } = earlier;
  return { sources, asOf: proposal.asOf, currency, timeZone, grain, bands };
}

interface Setting {
  readonly earlier: Recipe;
  readonly matches: readonly (RecipeSource | undefined)[];
  readonly proposal: Recipe;
}

/** The earlier file that shares most column names, if more than half of its columns are there again. */
function bestMatch(candidates: readonly RecipeSource[], source: RecipeSource): RecipeSource | undefined {
  const headers = new Set(source.columns.map((column) => column.header));
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      share:
        candidate.columns.filter((column) => headers.has(column.header)).length / Math.max(1, candidate.columns.length),
    }))
    .sort((a, b) => b.share - a.share);
  const best = ranked[0];
  return best && best.share > 0.5 ? best.candidate : undefined;
}

function reusedSource(setting: Setting, known: RecipeSource, source: RecipeSource): RecipeSource {
  const byHeader = new Map(known.columns.map((column) => [column.header, column]));
  const taken = new Set(known.columns.flatMap((column) => column.targets.map(targetKey)));
  const columns = source.columns.map((column) => {
    const before = byHeader.get(column.header);
    return before ? { ...before, index: column.index } : withoutTaken(column, taken);
  });
  return {
    ...source,
    emptyWords: known.emptyWords,
    use: reusedUse(setting, known, source),
    columns,
    computed: known.computed.flatMap((one) => reusedComputed(one, known, source)),
  };
}

function reusedUse(setting: Setting, known: RecipeSource, source: RecipeSource): RecipeSource["use"] {
  const { use } = known;
  if (use.kind === "tables") return use;
  const target = setting.earlier.sources[use.ontoSource];
  const ontoSource = setting.matches.findIndex((match) => match !== undefined && match === target);
  const onto = setting.proposal.sources[ontoSource];
  const ontoIndex = target && onto ? indexIn(onto, headerAt(target, use.ontoIndex)) : undefined;
  const keyIndex = indexIn(source, headerAt(known, use.keyIndex));
  if (ontoIndex === undefined || keyIndex === undefined) return source.use;
  return { kind: "join", onto: use.onto, ontoSource, ontoIndex, keyIndex };
}

function reusedComputed(computed: ComputedColumn, known: RecipeSource, source: RecipeSource): ComputedColumn[] {
  const leftIndex = indexIn(source, headerAt(known, computed.leftIndex));
  const rightIndex = indexIn(source, headerAt(known, computed.rightIndex));
  return leftIndex === undefined || rightIndex === undefined ? [] : [{ ...computed, leftIndex, rightIndex }];
}

/** A column the earlier recipe does not know keeps its suggestion unless another column already feeds that field. */
function withoutTaken(column: SourceColumn, taken: ReadonlySet<string>): SourceColumn {
  return {
    ...column,
    targets: column.targets.map((target) =>
      target.field !== null && taken.has(targetKey(target)) ? { ...target, field: null } : target,
    ),
  };
}

function targetKey(target: { table: string; field: string | null }): string {
  return `${target.table}.${target.field ?? ""}`;
}

function headerAt(source: RecipeSource, index: number): string | undefined {
  return source.columns.find((column) => column.index === index)?.header;
}

function indexIn(source: RecipeSource, header: string | undefined): number | undefined {
  return source.columns.find((column) => column.header === header)?.index;
}
