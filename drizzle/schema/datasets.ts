import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { BuildReport } from "../../lib/domain/build-report";
import type { FileProfile } from "../../lib/domain/file-profile";
import type { Recipe } from "../../lib/domain/recipe";
import type { UploadPurpose, UploadStatus } from "../../lib/domain/upload";
import type { VersionManifest } from "../../lib/domain/version-manifest";
import { id, instant } from "./columns";
import { users, workspaces } from "./people";

const workspaceId = () =>
  text()
    .notNull()
    .references(() => workspaces.id);
const person = () =>
  text()
    .notNull()
    .references(() => users.id);

export const files = pgTable(
  "files",
  {
    id: id(),
    workspaceId: workspaceId(),
    uploadedBy: person(),
    name: text().notNull(),
    purpose: text().$type<UploadPurpose>().notNull().default("dataset"),
    /** Announced size; null when the sender did not say. */
    sizeBytes: bigint({ mode: "number" }),
    receivedBytes: bigint({ mode: "number" }).notNull().default(0),
    sha256: text(),
    status: text().$type<UploadStatus>().notNull(),
    profile: jsonb().$type<FileProfile>(),
    problem: text(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
  },
  (table) => [index("files_workspace").on(table.workspaceId, table.createdAt)],
);

export const datasets = pgTable(
  "datasets",
  {
    id: id(),
    workspaceId: workspaceId(),
    slug: text().notNull(),
    name: text().notNull(),
    createdBy: person(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique("datasets_slug_unique").on(table.workspaceId, table.slug),
    // The target of the foreign keys below: rows of a dataset stay in the workspace of the dataset.
    unique("datasets_workspace_unique").on(table.workspaceId, table.id),
  ],
);

export const recipes = pgTable(
  "recipes",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    recipe: jsonb().$type<Recipe>().notNull(),
    createdBy: person(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index("recipes_dataset").on(table.datasetId, table.createdAt),
    unique("recipes_workspace_unique").on(table.workspaceId, table.id),
    foreignKey({
      name: "recipes_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
  ],
);

export const datasetVersions = pgTable(
  "dataset_versions",
  {
    id: id(),
    workspaceId: workspaceId(),
    datasetId: text().notNull(),
    number: integer().notNull(),
    recipeId: text().notNull(),
    manifest: jsonb().$type<VersionManifest>().notNull(),
    report: jsonb().$type<BuildReport>().notNull(),
    builtBy: person(),
    builtAt: instant().notNull(),
    /** The row stays, so that what names the version can say what became of it. */
    deletedAt: instant(),
    deletedBy: text().references(() => users.id),
  },
  (table) => [
    unique("dataset_versions_number_unique").on(table.datasetId, table.number),
    uniqueIndex("dataset_versions_workspace_unique").on(table.workspaceId, table.id),
    foreignKey({
      name: "dataset_versions_dataset_fk",
      columns: [table.workspaceId, table.datasetId],
      foreignColumns: [datasets.workspaceId, datasets.id],
    }),
    foreignKey({
      name: "dataset_versions_recipe_fk",
      columns: [table.workspaceId, table.recipeId],
      foreignColumns: [recipes.workspaceId, recipes.id],
    }),
  ],
);

export const gateWaivers = pgTable(
  "gate_waivers",
  {
    workspaceId: workspaceId(),
    versionId: text()
      .notNull()
      .references(() => datasetVersions.id),
    gateId: text().notNull(),
    note: text().notNull(),
    waivedBy: person(),
    waivedAt: instant().notNull(),
  },
  (table) => [primaryKey({ name: "gate_waivers_pk", columns: [table.versionId, table.gateId] })],
);
