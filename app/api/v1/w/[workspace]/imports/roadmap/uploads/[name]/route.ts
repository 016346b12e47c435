import { roadmapImportRoutes } from "@/lib/api/routes/list-imports";

export const PUT = roadmapImportRoutes.upload.handler;
