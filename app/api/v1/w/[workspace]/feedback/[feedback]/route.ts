import { feedbackRoutes } from "@/lib/api/routes/feedback";

export const PATCH = feedbackRoutes.change.handler;
export const DELETE = feedbackRoutes.remove.handler;
