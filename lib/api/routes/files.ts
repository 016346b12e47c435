import { z } from "zod";
import { route } from "@/lib/api/route";
import { uploadedFileSchema } from "@/lib/domain/dataset-resources";
import { dialectSchema } from "@/lib/domain/recipe";
import { readUploadAgain, receiveUpload, removeUpload, uploadedFile, uploadedFiles } from "@/lib/services/uploads";

const fileParams = z.strictObject({ file: z.string().max(40) });

export const listFilesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/files",
  summary: "The uploaded files, newest first",
  permission: "datasets.build",
  answer: z.strictObject({ files: z.array(uploadedFileSchema) }),
  handle: async ({ actor }) => ({ files: await uploadedFiles(actor) }),
});

export const uploadFileRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/uploads/{name}",
  summary: "Upload a file as the raw body; it is read and profiled at once, ask for it until its status is profiled",
  permission: "datasets.build",
  params: z.strictObject({ name: z.string().min(1).max(255) }),
  body: "stream",
  answer: uploadedFileSchema,
  status: 201,
  handle: ({ actor, params, request, signal }) =>
    receiveUpload(actor, {
      name: params.name,
      stream: request.body,
      contentLength: request.headers.get("content-length"),
      signal,
    }),
});

export const showFileRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/files/{file}",
  summary: "One uploaded file with its profile once it has been read",
  permission: "datasets.build",
  params: fileParams,
  answer: uploadedFileSchema,
  handle: ({ actor, params }) => uploadedFile(actor, params.file),
});

export const readFileAgainRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/files/{file}/profile",
  summary:
    "Read a file again with a delimiter, quote, header and encoding of your choice; ask for it until it is profiled",
  permission: "datasets.build",
  params: fileParams,
  body: z.strictObject({ dialect: dialectSchema }),
  answer: uploadedFileSchema,
  status: 202,
  handle: ({ actor, params, body }) => readUploadAgain(actor, params.file, body.dialect),
});

export const removeFileRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/files/{file}",
  summary: "Remove an uploaded file; dataset versions built from it stay",
  permission: "datasets.build",
  params: fileParams,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await removeUpload(actor, params.file);
    return null;
  },
});
