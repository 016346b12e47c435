import { segmentDifferenceRoute } from "@/lib/api/routes/segment-versions";

export const GET = segmentDifferenceRoute.handler;
