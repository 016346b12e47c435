import { showVersionRoute } from "@/lib/api/routes/datasets";

export const GET = showVersionRoute.handler;
