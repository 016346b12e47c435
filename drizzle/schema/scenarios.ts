import { sql } from "drizzle-orm";
import { foreignKey, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ImpactQuestion } from "../../lib/domain/impact";
import { id, instant } from "./columns";
import { datasets } from "./datasets";
import { users } from "./people";

/** Scenarios kept under a name. What was taken off the list stays, so that it can be brought back. */
export const scenarios = pgTable(
  "scenarios",
  {
    id: id(),
    workspaceId: text().notNull(),
    datasetId: text().notNull(),
    name: text().notNull(),
    note: text().notNull(),
    question: jsonb().$type<ImpactQuestion>().notNull(),
    version: integer().notNull(),
    savedBy: text()
      .notNull()
      .references(() => users.id),
    savedAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    foreignKey({
      name: "scenarios_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
    uniqueIndex("scenarios_name_unique")
      .on(table.workspaceId, table.datasetId, table.name)
      .where(sql`${table.removedAt} is null`),
  ],
);
