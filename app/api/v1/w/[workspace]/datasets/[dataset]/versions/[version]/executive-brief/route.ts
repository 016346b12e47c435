import { executiveBriefRoute } from "@/lib/api/routes/briefs";

export const GET = executiveBriefRoute.handler;
