import { listNotesRoute, startThreadRoute } from "@/lib/api/routes/notes";

export const GET = listNotesRoute.handler;
export const POST = startThreadRoute.handler;
