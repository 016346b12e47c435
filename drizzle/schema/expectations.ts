import { foreignKey, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { ExpectationTopic, GapStatus, ServiceClaim } from "../../lib/domain/expectation";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";
import { segments } from "./segments";

/** What a segment expects and is offered, one row per topic, and who looks after the gap. */
export const expectations = pgTable(
  "expectations",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    segmentId: text().notNull(),
    topic: text().$type<ExpectationTopic>().notNull(),
    expected: jsonb().$type<ServiceClaim>(),
    offered: jsonb().$type<ServiceClaim>(),
    ownerId: text().references(() => users.id),
    status: text().$type<GapStatus>().notNull(),
    due: text(),
    revision: integer().notNull(),
    updatedBy: text()
      .notNull()
      .references(() => users.id),
    updatedAt: instant().notNull(),
  },
  (table) => [
    unique("expectations_topic_unique").on(table.workspaceId, table.segmentId, table.topic),
    foreignKey({
      name: "expectations_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
  ],
);
