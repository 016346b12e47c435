import { listSegmentOwnersRoute } from "@/lib/api/routes/segments";

export const GET = listSegmentOwnersRoute.handler;
