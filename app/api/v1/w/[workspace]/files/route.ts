import { listFilesRoute } from "@/lib/api/routes/files";

export const GET = listFilesRoute.handler;
