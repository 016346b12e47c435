import { date, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

/** What happened on a day, for charts over time. Of a dataset or a segment where it names one, else of the whole workspace. */
export const annotations = pgTable(
  "annotations",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    day: date({ mode: "string" }).notNull(),
    text: text().notNull(),
    tag: text(),
    dataset: text(),
    segment: text(),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    editedAt: instant(),
  },
  (table) => [index("annotations_day").on(table.workspaceId, table.day)],
);
