import { savePrioritySettingsRoute, showPrioritySettingsRoute } from "@/lib/api/routes/priorities";

export const GET = showPrioritySettingsRoute.handler;
export const PUT = savePrioritySettingsRoute.handler;
