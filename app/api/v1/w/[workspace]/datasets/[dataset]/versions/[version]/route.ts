import { showVersionRoute } from "@/lib/api/routes/datasets";
import { deleteVersionRoute } from "@/lib/api/routes/version-deletion";

export const GET = showVersionRoute.handler;
export const DELETE = deleteVersionRoute.handler;
