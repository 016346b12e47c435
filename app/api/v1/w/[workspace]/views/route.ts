import { keepViewRoute, listViewsRoute } from "@/lib/api/routes/kept-views";

export const GET = listViewsRoute.handler;
export const POST = keepViewRoute.handler;
