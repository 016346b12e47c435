import { listTokensRoute, makeTokenRoute } from "@/lib/api/routes/tokens";

export const GET = listTokensRoute.handler;
export const POST = makeTokenRoute.handler;
