import { removeFileRoute, showFileRoute } from "@/lib/api/routes/files";

export const GET = showFileRoute.handler;
export const DELETE = removeFileRoute.handler;
