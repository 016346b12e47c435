import { changeMemberRoute, removeMemberRoute } from "@/lib/api/routes/members";

export const PATCH = changeMemberRoute.handler;
export const DELETE = removeMemberRoute.handler;
