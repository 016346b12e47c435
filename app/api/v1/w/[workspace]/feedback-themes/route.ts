import { feedbackRoutes } from "@/lib/api/routes/feedback";

export const GET = feedbackRoutes.themes.handler;
