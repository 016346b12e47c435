import { z } from "zod";
import { route } from "@/lib/api/route";
import {
  datasetSchema,
  jobSchema,
  recipeDraftSchema,
  versionReportSchema,
  versionSchema,
} from "@/lib/domain/dataset-resources";
import { paragraphsSchema, writtenLine } from "@/lib/domain/plain-text";
import { recipeSchema } from "@/lib/domain/recipe";
import { buildJob, startBuild } from "@/lib/services/builds";
import { addNewDataset, dataset, datasets } from "@/lib/services/datasets";
import { checkDraft, draftRecipe } from "@/lib/services/recipes";
import { rejectsFile, version, versionReport, waive } from "@/lib/services/versions";
import { datasetParams, versionParams } from "./params";

const named = z.strictObject({ name: writtenLine(80, "write a name") });

export const listDatasetsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets",
  summary: "The datasets of the workspace with their versions",
  permission: "datasets.read",
  answer: z.strictObject({ datasets: z.array(datasetSchema) }),
  handle: async ({ actor }) => ({ datasets: await datasets(actor) }),
});

export const addDatasetRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets",
  summary: "A new, empty dataset",
  permission: "datasets.build",
  body: named,
  answer: datasetSchema,
  status: 201,
  handle: ({ actor, body }) => addNewDataset(actor, body.name),
});

export const showDatasetRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}",
  summary: "One dataset with its versions",
  permission: "datasets.read",
  params: datasetParams,
  answer: datasetSchema,
  handle: ({ actor, params }) => dataset(actor, params.dataset),
});

export const draftRecipeRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/recipes/draft",
  summary: "Propose a mapping for uploaded files; with a dataset, its last mapping is applied by column name",
  permission: "datasets.build",
  body: z.strictObject({ files: z.array(z.string().max(40)).min(1).max(20), dataset: z.string().max(60).optional() }),
  answer: recipeDraftSchema,
  handle: ({ actor, body }) => draftRecipe(actor, body.files, body.dataset ?? null),
});

export const checkRecipeRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/recipes/check",
  summary: "What stands in the way of a mapping, and what it makes possible",
  permission: "datasets.build",
  body: recipeSchema,
  answer: recipeDraftSchema,
  handle: ({ actor, body }) => checkDraft(actor, body),
});

export const startBuildRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions",
  summary: "Build the next version from a mapping; answers with a job to follow",
  permission: "datasets.build",
  params: datasetParams,
  body: z.strictObject({ recipe: recipeSchema }),
  answer: jobSchema,
  status: 202,
  handle: ({ actor, params, body }) => startBuild(actor, params.dataset, body.recipe),
});

export const showJobRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/jobs/{job}",
  summary: "How far a job is",
  permission: "datasets.build",
  params: z.strictObject({ job: z.string().max(40) }),
  answer: jobSchema,
  handle: ({ actor, params }) => buildJob(actor, params.job),
});

export const showVersionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}",
  summary: "One version: tables, columns, mapping",
  permission: "datasets.read",
  params: versionParams,
  answer: versionSchema,
  handle: ({ actor, params }) => version(actor, params.dataset, params.version),
});

export const showReportRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/report",
  summary: "The report of a build: records kept and rejected, joins, gates",
  permission: "datasets.read",
  params: versionParams,
  answer: versionReportSchema,
  handle: ({ actor, params }) => versionReport(actor, params.dataset, params.version),
});

export const downloadRejectsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rejects",
  summary: "Every rejected record and emptied cell with its reason, as CSV",
  permission: "rejects.read",
  params: versionParams,
  answer: { mediaType: "text/csv" },
  handle: ({ actor, params }) => rejectsFile(actor, params.dataset, params.version),
});

export const waiveGateRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/gates/{gate}/waiver",
  summary: "Say why a version may be used although a gate failed",
  permission: "gates.waive",
  params: versionParams.extend({ gate: z.string().max(500) }),
  body: z.strictObject({ note: paragraphsSchema(1000).min(3, "write why, in three characters or more") }),
  answer: versionReportSchema,
  handle: ({ actor, params, body }) =>
    waive(actor, { dataset: params.dataset, version: params.version, gate: params.gate, note: body.note }),
});
