import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import type { JobRole, Level } from "../../lib/domain/actor";
import type { LinkPurpose } from "../../lib/domain/member";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

export const oneTimeLinks = pgTable("one_time_links", {
  id: id(),
  purpose: text().$type<LinkPurpose>().notNull(),
  /** SHA-256 of the secret in the address; the secret itself is shown once and kept nowhere. */
  secretHash: text().notNull().unique(),
  workspaceId: text().references(() => workspaces.id),
  userId: text().references(() => users.id),
  email: text(),
  jobRole: text().$type<JobRole>(),
  level: text().$type<Level>(),
  createdBy: text().references(() => users.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

export const apiTokens = pgTable(
  "api_tokens",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    /** The maker, whose membership bounds what the token may do. */
    userId: text()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** The first characters, so that people recognise it in a list. */
    prefix: text().notNull(),
    secretHash: text().notNull().unique(),
    level: text().$type<Level>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [index("api_tokens_workspace").on(table.workspaceId)],
);

export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: id(),
    email: text().notNull(),
    address: text().notNull(),
    succeeded: boolean().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index("sign_in_attempts_email").on(table.email, table.at),
    index("sign_in_attempts_address").on(table.address, table.at),
  ],
);
