import { tieRoadmapItemRoute } from "@/lib/api/routes/roadmap";

export const POST = tieRoadmapItemRoute.handler;
