import { roadmapImportRoutes } from "@/lib/api/routes/list-imports";

export const POST = roadmapImportRoutes.check.handler;
