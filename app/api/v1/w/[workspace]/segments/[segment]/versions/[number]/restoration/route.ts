import { restoreSegmentVersionRoute } from "@/lib/api/routes/segment-versions";

export const POST = restoreSegmentVersionRoute.handler;
