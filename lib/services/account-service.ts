import "server-only";
import { demand, may } from "@/lib/access/allow";
import { accountWaits } from "@/lib/analytics/queries/account-waits";
import { serviceGrouping } from "@/lib/analytics/queries/measure-service";
import type { AccountSheet } from "@/lib/domain/account-sheet";
import type { Actor } from "@/lib/domain/actor";
import type { CustomerView } from "@/lib/domain/customers";
import { expectationTopics, isTimed } from "@/lib/domain/expectation";
import { listArtefactParts } from "@/lib/store/artefacts";
import { listExpectations } from "@/lib/store/expectations";
import { listSegments } from "@/lib/store/segments";
import { askOf } from "./engine";
import { namedCustomer } from "./named-customer";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** The sheets of the segments that a reader is told an account is in. Throws AppError notFound for one that may not be looked up. */
export async function accountSheets(
  actor: Actor,
  address: VersionAddress,
  { id: given, segments }: Pick<CustomerView, "id" | "segments">,
): Promise<AccountSheet[]> {
  demand(actor, "expectations.read");
  demand(actor, "rows.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version);
  const { id } = await namedCustomer(actor, version, given, ask);
  const kept = await listExpectations(actor.scope, version.datasetId);
  const all = await listSegments(actor.scope, { datasetId: version.datasetId });
  const place = serviceGrouping(version, []);
  const sheets: AccountSheet[] = [];
  for (const { slug, name, code } of segments.filter(({ isIn }) => isIn === true)) {
    const segmentId = all.find((one) => one.slug === slug)?.id;
    const rows: AccountSheet["rows"][number][] = [];
    for (const topic of expectationTopics) {
      const row = kept.find((one) => one.segmentId === segmentId && one.topic === topic);
      if (!row) continue;
      const minutes = (row.expected ?? row.offered)?.limit?.minutes ?? null;
      const limit = minutes === null ? null : row.expected ? "expected" : "promised";
      const waits = isTimed(topic) ? await accountWaits(place, { id, topic, limit: minutes }, ask) : null;
      rows.push({ row, waits, limit });
    }
    const promises = segmentId === undefined || rows.length > 0 ? [] : await writtenPromises(actor, segmentId);
    sheets.push({ slug, name, code, rows, promises });
  }
  return sheets;
}

async function writtenPromises(actor: Actor, segmentId: string): Promise<string[]> {
  if (!may(actor, "artefacts.read")) return [];
  const words = (await listArtefactParts(actor.scope, segmentId)).find(({ part }) => part === "service")?.words;
  return words && "promises" in words ? words.promises : [];
}
