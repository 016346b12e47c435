import { foreignKey, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Market } from "../../lib/domain/market";
import type { PrioritySettings } from "../../lib/domain/priority-settings";
import { instant } from "./columns";
import { datasets } from "./datasets";
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

/** What is written about the market of a segment. A save names the revision it started from. */
export const segmentMarkets = pgTable(
  "segment_markets",
  {
    segmentId: text().primaryKey(),
    workspaceId: workspaceId(),
    market: jsonb().$type<Market>().notNull(),
    revision: integer().notNull(),
    updatedBy: person(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    foreignKey({
      name: "segment_markets_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);

/** Criteria and knock-out rules by which the segments of a dataset are ranked. */
export const prioritySettings = pgTable(
  "priority_settings",
  {
    datasetId: text().primaryKey(),
    workspaceId: workspaceId(),
    settings: jsonb().$type<PrioritySettings>().notNull(),
    revision: integer().notNull(),
    updatedBy: person(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    foreignKey({
      name: "priority_settings_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);
