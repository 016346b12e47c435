import { boolean, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

/** Pages that people keep under a name. */
export const keptViews = pgTable(
  "kept_views",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    address: text().notNull(),
    isShared: boolean().notNull(),
    keptAt: instant().notNull(),
  },
  (table) => [
    unique("kept_views_name_unique").on(table.workspaceId, table.ownerId, table.name),
    index("kept_views_shared").on(table.workspaceId, table.isShared),
  ],
);
