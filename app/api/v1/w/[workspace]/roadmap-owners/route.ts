import { listRoadmapOwnersRoute } from "@/lib/api/routes/roadmap";

export const GET = listRoadmapOwnersRoute.handler;
