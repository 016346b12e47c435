import { revokeTokenRoute } from "@/lib/api/routes/tokens";

export const DELETE = revokeTokenRoute.handler;
