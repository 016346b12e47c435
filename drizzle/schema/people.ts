import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { JobRole, Level } from "../../lib/domain/actor";
import { id, instant } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    isSample: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (table) => [uniqueIndex("users_email_unique").on(sql`lower(${table.email})`)],
);

export const workspaces = pgTable("workspaces", {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  isSample: boolean().notNull().default(false),
  createdAt: instant().notNull(),
});

export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    jobRole: text().$type<JobRole>().notNull(),
    level: text().$type<Level>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique("memberships_person_unique").on(table.workspaceId, table.userId),
    index("memberships_user").on(table.userId),
    check("memberships_level", sql`${table.level} in ('viewer', 'contributor', 'editor', 'admin')`),
  ],
);
