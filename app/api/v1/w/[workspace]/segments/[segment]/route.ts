import { changeSegmentRoute, showSegmentRoute } from "@/lib/api/routes/segments";

export const GET = showSegmentRoute.handler;
export const PATCH = changeSegmentRoute.handler;
