import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { BuilderFacts } from "@/lib/domain/builder-facts";
import type { SourceTable } from "@/lib/domain/dictionary";
import { segmentBook } from "./asked-segments";
import { seesWhole } from "./groupable";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** What an editor of rules works with on a version: open columns and the published segments, `own` apart, which may not name itself. */
export async function builderFacts(actor: Actor, address: VersionAddress, own: string | null): Promise<BuilderFacts> {
  demand(actor, "segments.draft");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const { manifest } = version;
  const tables = manifest.tables.filter(({ table }) => table !== "customer_months");
  const isOpen = (table: SourceTable, column: (typeof tables)[number]["columns"][number]) =>
    seesWhole(actor, { table, column });
  return {
    dataset: { slug: version.datasetSlug, name: version.datasetName },
    version: version.number,
    manifest: {
      ...manifest,
      bands: {},
      tables: tables.map((one) => ({
        ...one,
        columns: one.columns.filter((column) => isOpen(one.table as SourceTable, column)),
      })),
    },
    closed: tables.flatMap((one) =>
      one.columns
        .filter((column) => !isOpen(one.table as SourceTable, column))
        .map(({ key, label }) => ({ key, label })),
    ),
    segments: book.segments.flatMap(({ slug, name, code, latest, archivedAt }) =>
      latest === null || archivedAt !== null || slug === own ? [] : [{ slug, name, code, latest }],
    ),
  };
}
