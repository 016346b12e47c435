import { feedbackImportRoutes } from "@/lib/api/routes/list-imports";

export const POST = feedbackImportRoutes.check.handler;
