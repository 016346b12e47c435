import { changeViewRoute, dropViewRoute } from "@/lib/api/routes/kept-views";

export const PATCH = changeViewRoute.handler;
export const DELETE = dropViewRoute.handler;
