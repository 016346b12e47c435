import { roadmapImportRoutes } from "@/lib/api/routes/list-imports";

export const GET = roadmapImportRoutes.file.handler;
