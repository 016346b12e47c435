import { revenueRetentionRoute } from "@/lib/api/routes/revenue-retention";

export const GET = revenueRetentionRoute.handler;
