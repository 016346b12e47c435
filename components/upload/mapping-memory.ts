import { type KeptMapping, keptFor, type Mapping, withKept, withoutKept } from "./kept-mappings";

/** What was edited in this browser for these files; null when there is nothing, or storage is refused. */
export function rememberedMapping(workspace: string, files: readonly string[]): Mapping | null {
  return keptFor(read(workspace), files, Date.now());
}

export function rememberMapping(workspace: string, mapping: Mapping): void {
  write(workspace, withKept(read(workspace), mapping, Date.now()));
}

export function forgetMapping(workspace: string, files: readonly string[]): void {
  write(workspace, withoutKept(read(workspace), files));
}

export function settledKey(fileId: string, index: number): string {
  return `${fileId}:${index}`;
}

/** The decision on a quote of the file that is never closed. */
export function quoteKey(fileId: string): string {
  return `${fileId}:quote`;
}

/** The decision on a currency that no file tells. */
export const currencyKey = "currency";

function read(workspace: string): readonly KeptMapping[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(workspace)) ?? "[]");
    return Array.isArray(kept) ? (kept as KeptMapping[]).filter((one) => one.mapping?.recipe?.sources) : [];
  } catch {
    return [];
  }
}

function write(workspace: string, all: readonly KeptMapping[]): void {
  try {
    localStorage.setItem(place(workspace), JSON.stringify(all));
  } catch {
    return;
  }
}

function place(workspace: string): string {
  return `tessera.mappings.${workspace}`;
}
