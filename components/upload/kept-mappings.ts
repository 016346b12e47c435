import type { EditedRecipe } from "./merged-recipe";

/** A mapping as edited in this browser. */
export interface Mapping extends EditedRecipe {
  /** What a person has looked at: columns as `fileId:index`, and the questions of files and of the dataset. */
  readonly settled: readonly string[];
  /** The name of a dataset that is yet to be made. */
  readonly name: string;
}

/** A mapping that waits to be gone on with, and when it was last changed, in milliseconds of the epoch. */
export interface KeptMapping {
  readonly changedAt: number;
  readonly mapping: Mapping;
}

const longest = 30 * 24 * 3600 * 1000;
const most = 12;

/** What is kept with this mapping in it: one per set of files, the newest first, none older than 30 days. */
export function withKept(all: readonly KeptMapping[], mapping: Mapping, now: number): KeptMapping[] {
  const others = withoutKept(all, filesOf(mapping)).filter(({ changedAt }) => now - changedAt < longest);
  const isTouched =
    mapping.name.trim() !== "" || mapping.settled.length > 0 || !isSame(mapping.recipe, mapping.proposal);
  return isTouched ? [{ changedAt: now, mapping }, ...others].slice(0, most) : others;
}

/** The mapping kept for these files; else the one that shares most of them, the newest of several. */
export function keptFor(all: readonly KeptMapping[], files: readonly string[], now: number): Mapping | null {
  const shared = ({ mapping }: KeptMapping) => filesOf(mapping).filter((file) => files.includes(file)).length;
  const isExact = (one: KeptMapping) => shared(one) === files.length && filesOf(one.mapping).length === files.length;
  const [best] = all
    .filter((one) => now - one.changedAt < longest && shared(one) > 0)
    .toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)) || shared(b) - shared(a) || b.changedAt - a.changedAt);
  return best?.mapping ?? null;
}

/** What is kept without that of exactly these files. */
export function withoutKept(all: readonly KeptMapping[], files: readonly string[]): KeptMapping[] {
  const gone = files.toSorted().join();
  return all.filter(({ mapping }) => filesOf(mapping).toSorted().join() !== gone);
}

export function filesOf({ recipe }: Mapping): string[] {
  return recipe.sources.map((source) => source.fileId);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
