import { doublePrecision, foreignKey, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { PinnedFigure } from "../../lib/domain/figure";
import type { RoadmapStatus } from "../../lib/domain/roadmap";
import { id, instant } from "./columns";
import { datasets } from "./datasets";
import { users, workspaces } from "./people";
import { segments } from "./segments";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);

export const roadmapItems = pgTable(
  "roadmap_items",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    title: text().notNull(),
    problem: text(),
    status: text().$type<RoadmapStatus>().notNull(),
    quarter: text(),
    /** Person-weeks. */
    effort: doublePrecision(),
    ownerId: text().references(() => users.id),
    /** What a file calls an owner who is no member. */
    ownerName: text(),
    shippedOn: text(),
    /** What customers speak of that the item is an answer to. */
    themes: jsonb().$type<readonly string[]>().notNull().default([]),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    unique("roadmap_items_workspace_unique").on(table.workspaceId, table.id),
    index("roadmap_items_dataset").on(table.workspaceId, table.datasetId),
    foreignKey({
      name: "roadmap_items_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);

/** Ties of items to segments, in their order; a segment that a file names and nobody has made is kept by its name. */
export const roadmapTies = pgTable(
  "roadmap_ties",
  {
    id: id(),
    workspaceId: workspaceId(),
    itemId: text().notNull(),
    place: integer().notNull(),
    segmentId: text(),
    segmentName: text().notNull(),
    problem: text(),
    metric: text(),
    expected: doublePrecision(),
    evidence: text(),
    link: text(),
    figure: jsonb().$type<PinnedFigure>(),
    baseline: jsonb().$type<PinnedFigure>(),
  },
  (table) => [
    unique("roadmap_ties_segment_unique").on(table.itemId, table.segmentId),
    index("roadmap_ties_item").on(table.workspaceId, table.itemId),
    index("roadmap_ties_segment").on(table.workspaceId, table.segmentId),
    foreignKey({
      name: "roadmap_ties_item_fk",
      columns: [table.workspaceId, table.itemId],
      foreignColumns: [roadmapItems.workspaceId, roadmapItems.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "roadmap_ties_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);
