import { feedbackRoutes } from "@/lib/api/routes/feedback";

export const GET = feedbackRoutes.list.handler;
export const POST = feedbackRoutes.add.handler;
