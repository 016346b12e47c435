import { segmentUsesRoute } from "@/lib/api/routes/segment-versions";

export const GET = segmentUsesRoute.handler;
