import { showSegmentVersionRoute } from "@/lib/api/routes/segment-versions";

export const GET = showSegmentVersionRoute.handler;
