import { foreignKey, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ArtefactConfirmation, ArtefactPart, ArtefactWords } from "../../lib/domain/artefact";
import type { ArtefactKind } from "../../lib/domain/artefact-limits";
import { instant } from "./columns";
import { users, workspaces } from "./people";
import { segments } from "./segments";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () =>
  text()
    .notNull()
    .references(() => users.id);

/** What people wrote about a segment, part by part. A save names the revision it started from. */
export const artefactParts = pgTable(
  "artefact_parts",
  {
    workspaceId: workspaceId(),
    segmentId: text().notNull(),
    part: text().$type<ArtefactPart>().notNull(),
    words: jsonb().$type<ArtefactWords[ArtefactPart]>().notNull(),
    revision: integer().notNull(),
    updatedBy: person(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "artefact_parts_pk", columns: [table.segmentId, table.part] }),
    foreignKey({
      name: "artefact_parts_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);

/** The numbers with which an artefact was last confirmed. */
export const artefactConfirmations = pgTable(
  "artefact_confirmations",
  {
    workspaceId: workspaceId(),
    segmentId: text().notNull(),
    kind: text().$type<ArtefactKind>().notNull(),
    pins: jsonb().$type<ArtefactConfirmation["pins"]>().notNull(),
    share: jsonb().$type<ArtefactConfirmation["share"]>(),
    datasetVersion: integer().notNull(),
    definition: integer().notNull(),
    confirmedBy: person(),
    confirmedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "artefact_confirmations_pk", columns: [table.segmentId, table.kind] }),
    foreignKey({
      name: "artefact_confirmations_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);
