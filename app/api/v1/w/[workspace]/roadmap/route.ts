import { addRoadmapItemRoute, listRoadmapRoute } from "@/lib/api/routes/roadmap";

export const GET = listRoadmapRoute.handler;
export const POST = addRoadmapItemRoute.handler;
