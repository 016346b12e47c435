import { segmentConfirmationRoute } from "@/lib/api/routes/segment-confirmation";

export const GET = segmentConfirmationRoute.handler;
