import { archiveSegmentRoute } from "@/lib/api/routes/segments";

export const POST = archiveSegmentRoute.handler;
