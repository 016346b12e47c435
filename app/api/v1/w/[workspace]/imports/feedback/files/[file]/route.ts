import { feedbackImportRoutes } from "@/lib/api/routes/list-imports";

export const GET = feedbackImportRoutes.file.handler;
