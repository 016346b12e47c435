import { showVersionDeletionRoute } from "@/lib/api/routes/version-deletion";

export const GET = showVersionDeletionRoute.handler;
