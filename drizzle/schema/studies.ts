import { sql } from "drizzle-orm";
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { BusinessModel } from "../../lib/domain/business-model";
import type { ClaimComparison, Stage, VerdictWord } from "../../lib/domain/hypothesis";
import { id, instant } from "./columns";
import { datasets, datasetVersions } from "./datasets";
import { users, workspaces } from "./people";
import { segments, segmentVersions } from "./segments";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () => text().references(() => users.id);

/** One round of the method. Never deleted: closed. */
export const studies = pgTable(
  "studies",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    name: text().notNull(),
    goal: text().notNull(),
    businessModel: text().$type<BusinessModel>().notNull(),
    successMetric: text().notNull(),
    target: doublePrecision(),
    targetDate: date({ mode: "string" }),
    ownerId: person(),
    nextReview: date({ mode: "string" }).notNull(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    closedBy: person(),
    closedAt: instant(),
  },
  (table) => [
    unique("studies_workspace_unique").on(table.workspaceId, table.id),
    foreignKey({
      name: "studies_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);

/** A trigger keeps the claim as it was once its number has been shown, and the whole row once it is retired. */
export const hypotheses = pgTable(
  "hypotheses",
  {
    id: id(),
    workspaceId: workspaceId(),
    studyId: text().notNull(),
    segmentId: text().notNull(),
    definition: integer().notNull(),
    metric: text().notNull(),
    direction: text().$type<"higher" | "lower">().notNull(),
    comparison: text().$type<ClaimComparison>().notNull(),
    smallestEffect: doublePrecision().notNull(),
    guess: doublePrecision(),
    why: text(),
    stage: text().$type<Stage>().notNull(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    revealedBy: person(),
    revealedAt: instant(),
    retiredBy: person(),
    retiredAt: instant(),
    retiredReason: text(),
    predecessorId: text(),
  },
  (table) => [
    unique("hypotheses_workspace_unique").on(table.workspaceId, table.id),
    index("hypotheses_study").on(table.workspaceId, table.studyId),
    index("hypotheses_segment").on(table.workspaceId, table.segmentId),
    check("hypotheses_guess_first", sql`${table.revealedAt} is null or ${table.guess} is not null`),
    check("hypotheses_direction", sql`${table.direction} in ('higher', 'lower')`),
    check("hypotheses_effect", sql`${table.smallestEffect} >= 0`),
    foreignKey({
      name: "hypotheses_study_fk",
      columns: [table.workspaceId, table.studyId],
      foreignColumns: [studies.workspaceId, studies.id],
    }),
    foreignKey({
      name: "hypotheses_segment_fk",
      columns: [table.workspaceId, table.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
    }),
    foreignKey({
      name: "hypotheses_definition_fk",
      columns: [table.segmentId, table.definition],
      foreignColumns: [segmentVersions.segmentId, segmentVersions.number],
    }),
    foreignKey({
      name: "hypotheses_predecessor_fk",
      columns: [table.workspaceId, table.predecessorId],
      foreignColumns: [table.workspaceId, table.id],
    }),
  ],
);

/** Computed verdicts, append only: a trigger refuses update and delete, and a verdict that its own interval does not give. */
export const hypothesisLooks = pgTable(
  "hypothesis_looks",
  {
    workspaceId: workspaceId(),
    hypothesisId: text().notNull(),
    number: integer().notNull(),
    datasetVersionId: text().notNull(),
    definition: integer().notNull(),
    metricVersion: integer().notNull(),
    verdict: text().$type<VerdictWord>().notNull(),
    reason: text(),
    needed: integer(),
    value: doublePrecision(),
    low: doublePrecision(),
    high: doublePrecision(),
    n: doublePrecision().notNull(),
    customers: integer().notNull(),
    population: integer().notNull(),
    against: text().$type<ClaimComparison>().notNull(),
    difference: doublePrecision(),
    differenceLow: doublePrecision(),
    differenceHigh: doublePrecision(),
    alpha: doublePrecision().notNull(),
    p: doublePrecision(),
    familySize: integer().notNull(),
    familySelected: integer().notNull(),
    lookedBy: person().notNull(),
    lookedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ name: "hypothesis_looks_pk", columns: [table.hypothesisId, table.number] }),
    unique("hypothesis_looks_once").on(table.hypothesisId, table.datasetVersionId),
    check("hypothesis_looks_verdict", sql`${table.verdict} in ('supported', 'notSupported', 'notEnough')`),
    foreignKey({
      name: "hypothesis_looks_hypothesis_fk",
      columns: [table.workspaceId, table.hypothesisId],
      foreignColumns: [hypotheses.workspaceId, hypotheses.id],
    }),
    foreignKey({
      name: "hypothesis_looks_version_fk",
      columns: [table.workspaceId, table.datasetVersionId],
      foreignColumns: [datasetVersions.workspaceId, datasetVersions.id],
    }),
  ],
);

/** Signed words beside a computed verdict; append only. Without a verdict the one before is taken back. */
export const hypothesisOverrides = pgTable(
  "hypothesis_overrides",
  {
    id: id(),
    workspaceId: workspaceId(),
    hypothesisId: text().notNull(),
    look: integer().notNull(),
    verdict: text().$type<"supported" | "notSupported">(),
    note: text().notNull(),
    signedBy: person().notNull(),
    signedAt: instant().notNull(),
  },
  (table) => [
    index("hypothesis_overrides_hypothesis").on(table.hypothesisId, table.signedAt),
    check("hypothesis_overrides_note", sql`length(trim(${table.note})) > 0`),
    foreignKey({
      name: "hypothesis_overrides_hypothesis_fk",
      columns: [table.workspaceId, table.hypothesisId],
      foreignColumns: [hypotheses.workspaceId, hypotheses.id],
    }),
    foreignKey({
      name: "hypothesis_overrides_look_fk",
      columns: [table.hypothesisId, table.look],
      foreignColumns: [hypothesisLooks.hypothesisId, hypothesisLooks.number],
    }),
  ],
);
