import { analystBriefRoute } from "@/lib/api/routes/briefs";

export const GET = analystBriefRoute.handler;
