import { proposeDraftRoute } from "@/lib/api/routes/segments";

export const POST = proposeDraftRoute.handler;
