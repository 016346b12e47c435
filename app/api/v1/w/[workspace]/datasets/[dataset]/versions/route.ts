import { startBuildRoute } from "@/lib/api/routes/datasets";

export const POST = startBuildRoute.handler;
