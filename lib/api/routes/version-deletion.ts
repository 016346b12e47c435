import { z } from "zod";
import { route } from "@/lib/api/route";
import { versionDeletionSchema } from "@/lib/domain/version-deletion";
import { deleteDatasetVersion, versionDeletion } from "@/lib/services/version-deletion";
import { datasetParams } from "./params";

const versionParams = datasetParams.extend({
  version: z.string().regex(/^\d{1,6}$/, "write the number of a version"),
});

export const showVersionDeletionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/deletion",
  summary: "What a version holds, and what keeps it from being deleted",
  permission: "versions.delete",
  params: versionParams,
  answer: versionDeletionSchema,
  handle: ({ actor, params }) => versionDeletion(actor, params.dataset, Number(params.version)),
});

export const deleteVersionRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}",
  summary: "Delete a version for good; a conflict with the reasons where something keeps a number of it",
  permission: "versions.delete",
  params: versionParams,
  answer: z.strictObject({ deleted: z.int() }),
  handle: async ({ actor, params }) => {
    await deleteDatasetVersion(actor, params.dataset, Number(params.version));
    return { deleted: Number(params.version) };
  },
});
