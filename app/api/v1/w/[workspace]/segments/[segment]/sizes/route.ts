import { sizeHistoryRoute } from "@/lib/api/routes/size-history";

export const GET = sizeHistoryRoute.handler;
