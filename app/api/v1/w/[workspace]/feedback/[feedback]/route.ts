import { feedbackRoutes } from "@/lib/api/routes/feedback";

export const DELETE = feedbackRoutes.remove.handler;
