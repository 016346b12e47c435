import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ResultCache } from "@/lib/analytics/engine/result-cache";
import { customerIdsAfter } from "@/lib/analytics/queries/customer-identity";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { askOf } from "./engine";
import { pseudonymsOf } from "./shown-cell";

/** Customers that are asked for at once, and stand-ins that are made before others have their turn. */
const atOnce = { asked: 10_000, made: 500 };

/** Customers of a version in the order of their ids: of each the first 32 bits of its stand-in, in place of the ids themselves. */
interface StandIns {
  readonly pages: readonly { readonly after: string; readonly starts: Uint32Array }[];
  readonly sizeBytes: number;
}

const kept = new ResultCache<StandIns>(128 * 1024 * 1024, ({ sizeBytes }) => sizeBytes);

const standInPattern = /^c-[0-9a-f]{20}$/;

/** The id of the customer whom a stand-in means in this version; undefined where it means nobody. */
export async function customerOfStandIn(version: DatasetVersion, given: string): Promise<string | undefined> {
  if (!standInPattern.test(given)) return undefined;
  // The folder, not the id alone: it also tells the data folder, whose secret makes the stand-ins.
  const { pages } = await kept.answer(version.folder, (signal) => standInsOf(version, signal));
  const standIn = pseudonymsOf(version.id);
  const sought = startOf(given);
  for (const { after, starts } of pages) {
    for (let place = starts.indexOf(sought); place !== -1; place = starts.indexOf(sought, place + 1)) {
      const [id] = await customerIdsAfter(version, { after, skip: place, limit: 1 }, askOf(version));
      if (id !== undefined && standIn(id) === given) return id;
    }
  }
  return undefined;
}

/** The same for many stand-ins at once; those that mean nobody are not in it. */
export async function customersOfStandIns(
  version: DatasetVersion,
  given: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(given.filter((one) => standInPattern.test(one)));
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  for await (const { ids, standIns } of standInPages(version))
    for (const [place, standIn] of standIns.entries()) if (wanted.has(standIn)) found.set(standIn, ids[place] ?? "");
  return found;
}

async function standInsOf(version: DatasetVersion, signal: AbortSignal): Promise<StandIns> {
  const pages: { after: string; starts: Uint32Array }[] = [];
  let sizeBytes = 0;
  for await (const { after, standIns } of standInPages(version, signal)) {
    const starts = Uint32Array.from(standIns, startOf);
    pages.push({ after, starts });
    sizeBytes += starts.byteLength + after.length * 2;
  }
  return { pages, sizeBytes };
}

/** All customers in the order of their ids with their stand-ins, so many at once. */
async function* standInPages(version: DatasetVersion, signal?: AbortSignal) {
  const standIn = pseudonymsOf(version.id);
  for (let after = ""; ; ) {
    const ids = await customerIdsAfter(version, { after, limit: atOnce.asked }, askOf(version, signal));
    const standIns: string[] = [];
    for (const [place, id] of ids.entries()) {
      if (place % atOnce.made === 0) await nextTurn();
      standIns.push(standIn(id));
    }
    yield { after, ids, standIns };
    const last = ids.at(-1);
    if (last === undefined || ids.length < atOnce.asked) return;
    after = last;
  }
}

function startOf(standIn: string): number {
  return Number.parseInt(standIn.slice(2, 10), 16);
}
