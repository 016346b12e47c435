import { changeRoadmapTieRoute, untieRoadmapItemRoute } from "@/lib/api/routes/roadmap";

export const PUT = changeRoadmapTieRoute.handler;
export const DELETE = untieRoadmapItemRoute.handler;
