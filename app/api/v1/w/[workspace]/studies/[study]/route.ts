import { changeStudyRoute, showStudyRoute } from "@/lib/api/routes/studies";

export const GET = showStudyRoute.handler;
export const PATCH = changeStudyRoute.handler;
