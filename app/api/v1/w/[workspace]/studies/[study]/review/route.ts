import { reviewStudyRoute } from "@/lib/api/routes/studies";

export const POST = reviewStudyRoute.handler;
