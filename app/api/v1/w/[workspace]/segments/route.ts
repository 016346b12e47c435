import { addSegmentRoute, listSegmentsRoute } from "@/lib/api/routes/segments";

export const GET = listSegmentsRoute.handler;
export const POST = addSegmentRoute.handler;
