import { trendRoute } from "@/lib/api/routes/trend";

export const GET = trendRoute.handler;
