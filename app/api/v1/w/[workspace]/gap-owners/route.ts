import { listGapOwnersRoute } from "@/lib/api/routes/expectations";

export const GET = listGapOwnersRoute.handler;
