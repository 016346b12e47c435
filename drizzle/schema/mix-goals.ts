import { doublePrecision, foreignKey, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { datasets } from "./datasets";
import { users } from "./people";

/** The share of customers that target segments of a dataset are to have; one goal at a time. */
export const mixGoals = pgTable(
  "mix_goals",
  {
    workspaceId: text().notNull(),
    datasetId: text().notNull(),
    share: doublePrecision().notNull(),
    byMonth: text().notNull(),
    setBy: text()
      .notNull()
      .references(() => users.id),
    setAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "mix_goals_pk", columns: [table.workspaceId, table.datasetId] }),
    foreignKey({
      name: "mix_goals_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);
