import { listSegmentVersionsRoute, publishSegmentRoute } from "@/lib/api/routes/segment-versions";

export const GET = listSegmentVersionsRoute.handler;
export const POST = publishSegmentRoute.handler;
