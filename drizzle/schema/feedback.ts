import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { datasets } from "./datasets";
import { users, workspaces } from "./people";

/** What customers said. The id is that of the source, so that it finds its customer on every version. */
export const feedback = pgTable(
  "feedback",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    datasetId: text().notNull(),
    customerId: text().notNull(),
    quote: text().notNull(),
    theme: text().notNull(),
    source: text().notNull(),
    saidOn: text().notNull(),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
  },
  (table) => [
    index("feedback_dataset").on(table.workspaceId, table.datasetId, table.saidOn),
    foreignKey({
      name: "feedback_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);
