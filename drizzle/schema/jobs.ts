import { doublePrecision, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { JobProblem, JobStatus } from "../../lib/domain/job";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    kind: text().notNull(),
    status: text().$type<JobStatus>().notNull(),
    progress: doublePrecision().notNull().default(0),
    sentence: text().notNull().default(""),
    input: jsonb().$type<unknown>(),
    result: jsonb().$type<unknown>(),
    problem: jsonb().$type<JobProblem>(),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (table) => [
    index("jobs_workspace").on(table.workspaceId, table.createdAt),
    index("jobs_status").on(table.status, table.createdAt),
  ],
);
