import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Rule } from "../../lib/domain/rule";
import type { SegmentOrigin, Stance } from "../../lib/domain/segment";
import { id, instant } from "./columns";
import { datasets, datasetVersions } from "./datasets";
import { users, workspaces } from "./people";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () => text().references(() => users.id);

/** Never deleted: archived, so that what names a segment keeps its meaning. */
export const segments = pgTable(
  "segments",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    /** Letter on the tile; a child has its parent's with a number. */
    code: text().notNull(),
    stance: text().$type<Stance>(),
    ownerId: person(),
    parentId: text(),
    origin: jsonb().$type<SegmentOrigin>(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (table) => [
    unique("segments_slug_unique").on(table.workspaceId, table.slug),
    // The target of foreign keys: what belongs to a segment stays in the workspace of the segment.
    unique("segments_workspace_unique").on(table.workspaceId, table.id),
    index("segments_dataset").on(table.workspaceId, table.datasetId),
    foreignKey({
      name: "segments_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
    foreignKey({
      name: "segments_parent_fk",
      columns: [table.workspaceId, table.parentId],
      foreignColumns: [table.workspaceId, table.id],
    }),
  ],
);

/** Published definitions; a trigger refuses update and delete. */
export const segmentVersions = pgTable(
  "segment_versions",
  {
    workspaceId: workspaceId(),
    segmentId: text().notNull(),
    number: integer().notNull(),
    /** Segments in it are pinned to their versions. */
    rule: jsonb().$type<Rule>().notNull(),
    sentence: text().notNull(),
    note: text(),
    change: jsonb().$type<readonly string[]>().notNull(),
    restoredFrom: integer(),
    datasetVersionId: text(),
    customers: integer(),
    publishedBy: person().notNull(),
    publishedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "segment_versions_pk", columns: [table.segmentId, table.number] }),
    foreignKey({
      name: "segment_versions_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
    foreignKey({
      name: "segment_versions_dataset_version_fk",
      columns: [table.workspaceId, table.datasetVersionId],
      foreignColumns: [datasetVersions.workspaceId, datasetVersions.id],
    }),
  ],
);

/** Which segments a published definition names, for "where used". */
export const segmentReferences = pgTable(
  "segment_references",
  {
    workspaceId: workspaceId(),
    segmentId: text().notNull(),
    number: integer().notNull(),
    namedId: text().notNull(),
    namedNumber: integer().notNull(),
  },
  (table) => [
    primaryKey({
      name: "segment_references_pk",
      columns: [table.segmentId, table.number, table.namedId, table.namedNumber],
    }),
    index("segment_references_named").on(table.workspaceId, table.namedId),
    foreignKey({
      name: "segment_references_version_fk",
      columns: [table.segmentId, table.number],
      foreignColumns: [segmentVersions.segmentId, segmentVersions.number],
    }),
    foreignKey({
      name: "segment_references_named_fk",
      columns: [table.namedId, table.namedNumber],
      foreignColumns: [segmentVersions.segmentId, segmentVersions.number],
    }),
  ],
);

/** At most one draft per segment. A save names the revision it started from. */
export const segmentDrafts = pgTable(
  "segment_drafts",
  {
    workspaceId: workspaceId(),
    segmentId: text().primaryKey(),
    rule: jsonb().$type<Rule>().notNull(),
    revision: integer().notNull(),
    basedOn: integer(),
    proposedBy: person(),
    proposedAt: instant(),
    updatedBy: person().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    foreignKey({
      name: "segment_drafts_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);
