import { discardDraftRoute, saveDraftRoute } from "@/lib/api/routes/segments";

export const PUT = saveDraftRoute.handler;
export const DELETE = discardDraftRoute.handler;
