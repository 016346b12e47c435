import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type {
  ApprovalAnswer,
  DecisionContent,
  DecisionStatus,
  FrozenEvidence,
  Outcome,
} from "../../lib/domain/decision";
import type { PinnedFigure } from "../../lib/domain/figure";
import { id, instant } from "./columns";
import { datasets, datasetVersions } from "./datasets";
import { users, workspaces } from "./people";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () => text().references(() => users.id);

/** A trigger keeps what was proposed as it is, and all of what was decided but the day of the next review. */
export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    status: text().$type<DecisionStatus>().notNull(),
    content: jsonb().$type<DecisionContent>().notNull(),
    revision: integer().notNull(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    proposedBy: person(),
    proposedAt: instant(),
    frozen: jsonb().$type<FrozenEvidence>(),
    /** The dataset version that the frozen numbers are of; it is not deleted while they need it. */
    frozenVersionId: text(),
    chosen: integer(),
    why: text(),
    closedBy: person(),
    closedAt: instant(),
    reviewOn: date({ mode: "string" }),
  },
  (table) => [
    // The target of foreign keys: what belongs to a decision stays in its workspace.
    unique("decisions_workspace_unique").on(table.workspaceId, table.id),
    index("decisions_status").on(table.workspaceId, table.status),
    index("decisions_frozen_version").on(table.frozenVersionId),
    foreignKey({
      name: "decisions_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
    foreignKey({
      name: "decisions_frozen_version_fk",
      columns: [table.workspaceId, table.frozenVersionId],
      foreignColumns: [datasetVersions.workspaceId, datasetVersions.id],
    }),
  ],
);

/** Who must approve; a trigger keeps every answer for ever. */
export const decisionApprovals = pgTable(
  "decision_approvals",
  {
    workspaceId: workspaceId(),
    decisionId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    position: integer().notNull(),
    answer: text().$type<ApprovalAnswer>(),
    words: text(),
    answeredAt: instant(),
    /** Who approves instead, where they left without an answer. */
    replacedBy: person(),
    replacedAt: instant(),
  },
  (table) => [
    primaryKey({ name: "decision_approvals_pk", columns: [table.decisionId, table.userId] }),
    foreignKey({
      name: "decision_approvals_decision_fk",
      columns: [table.workspaceId, table.decisionId],
      foreignColumns: [decisions.workspaceId, decisions.id],
    }),
  ],
);

/** Was it right? Written at each review; a trigger refuses update and delete. */
export const decisionReviews = pgTable(
  "decision_reviews",
  {
    id: id(),
    workspaceId: workspaceId(),
    decisionId: text().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    words: text().notNull(),
    /** The success metric on that day. */
    success: jsonb().$type<PinnedFigure>(),
    versionId: text(),
    writtenBy: person().notNull(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    index("decision_reviews_decision").on(table.decisionId, table.writtenAt),
    foreignKey({
      name: "decision_reviews_decision_fk",
      columns: [table.workspaceId, table.decisionId],
      foreignColumns: [decisions.workspaceId, decisions.id],
    }),
    foreignKey({
      name: "decision_reviews_version_fk",
      columns: [table.workspaceId, table.versionId],
      foreignColumns: [datasetVersions.workspaceId, datasetVersions.id],
    }),
  ],
);
