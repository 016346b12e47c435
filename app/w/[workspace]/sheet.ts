import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { datasets } from "@/lib/services/datasets";
import { version } from "@/lib/services/versions";
import { leave } from "./page-actor";

/** The search of an address, as a page gets it. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** A dataset in one version. */
export interface Sheet {
  readonly dataset: DatasetView;
  readonly shown: VersionView;
}

/**
 * The dataset and version that a page's address names, as this reader may see them; null while there is no dataset with a version.
 * A fault leads where `leave` says: `address` is the page's own, to come back to.
 */
export async function askedSheet(actor: Actor, search: Search, address: string): Promise<Sheet | null> {
  try {
    const sheet = sheetOf(await datasets(actor), search);
    return sheet && { dataset: sheet.dataset, shown: await version(actor, sheet.dataset.slug, sheet.number) };
  } catch (fault) {
    return leave(fault, address);
  }
}

/** Which dataset and version the address names; without one, the first dataset that has a version, in its latest. */
export function sheetOf(
  all: readonly DatasetView[],
  search: Search,
): { readonly dataset: DatasetView; readonly number: string } | null {
  const slug = one(search.dataset);
  const dataset =
    slug === undefined
      ? all.find((candidate) => candidate.versions.length > 0)
      : all.find((candidate) => candidate.slug === slug);
  if (!dataset && slug !== undefined) throw new AppError("notFound", "There is no such dataset in this workspace.");
  const latest = dataset?.versions[0];
  if (!dataset || !latest) return null;
  const number = one(search.version) ?? "latest";
  return { dataset, number: /^\d{1,6}$/.test(number) ? number : String(latest.number) };
}

/** The last value of a parameter; undefined where it is missing or empty. */
export function one(value: string | string[] | undefined): string | undefined {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last === "" ? undefined : last;
}
