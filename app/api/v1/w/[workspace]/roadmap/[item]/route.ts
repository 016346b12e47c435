import { changeRoadmapItemRoute, removeRoadmapItemRoute, showRoadmapItemRoute } from "@/lib/api/routes/roadmap";

export const GET = showRoadmapItemRoute.handler;
export const PATCH = changeRoadmapItemRoute.handler;
export const DELETE = removeRoadmapItemRoute.handler;
