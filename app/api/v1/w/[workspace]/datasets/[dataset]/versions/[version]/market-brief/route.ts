import { marketBriefRoute } from "@/lib/api/routes/briefs";

export const GET = marketBriefRoute.handler;
