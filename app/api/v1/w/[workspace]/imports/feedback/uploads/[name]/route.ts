import { feedbackImportRoutes } from "@/lib/api/routes/list-imports";

export const PUT = feedbackImportRoutes.upload.handler;
