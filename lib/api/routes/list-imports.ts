import { z } from "zod";
import { route } from "@/lib/api/route";
import { uploadedFileSchema } from "@/lib/domain/dataset-resources";
import { importCheckSchema, importRequestSchema, importResultSchema, importRunSchema } from "@/lib/domain/list-import";
import type { ImportList } from "@/lib/domain/list-import-fields";
import { checkImport, runImport } from "@/lib/services/list-imports";
import { receiveUpload, uploadedFile } from "@/lib/services/uploads";

function importRoutes<List extends ImportList>(list: List, what: string) {
  const permission = { roadmap: "roadmap.edit", feedback: "feedback.edit" } as const;
  const base = `/api/v1/w/{workspace}/imports/${list}` as const;
  return {
    upload: route({
      method: "PUT",
      path: `${base}/uploads/{name}`,
      summary: `Upload a file of ${what} as the raw body; ask for it until its status is profiled`,
      permission: permission[list],
      params: z.strictObject({ name: z.string().min(1).max(255) }),
      body: "stream",
      answer: uploadedFileSchema,
      status: 201,
      handle: ({ actor, params, request, signal }) =>
        receiveUpload(
          actor,
          {
            name: params.name,
            stream: request.body,
            contentLength: request.headers.get("content-length"),
            signal,
          },
          list,
        ),
    }),
    file: route({
      method: "GET",
      path: `${base}/files/{file}`,
      summary: `A file of ${what} that you uploaded, with its profile once it has been read`,
      permission: permission[list],
      params: z.strictObject({ file: z.string().max(40) }),
      answer: uploadedFileSchema,
      handle: ({ actor, params }) => uploadedFile(actor, params.file, list),
    }),
    check: route({
      method: "POST",
      path: `${base}/check`,
      summary: `What a file of ${what} would bring: rows, faults with their places, and names that nobody knows`,
      permission: permission[list],
      body: importRequestSchema,
      answer: importCheckSchema,
      handle: ({ actor, body, signal }) => checkImport(actor, list, body, signal),
    }),
    run: route({
      method: "POST",
      path: base,
      summary: `Bring in a file of ${what}, all of it or nothing; with faults only where they are to be left out`,
      permission: permission[list],
      body: importRunSchema,
      answer: importResultSchema,
      handle: ({ actor, body, signal }) => runImport(actor, list, body, signal),
    }),
  } as const;
}

/** Files into the roadmap. */
export const roadmapImportRoutes = importRoutes("roadmap", "roadmap items");

/** Files into what customers say. */
export const feedbackImportRoutes = importRoutes("feedback", "things that customers said");
