import { readThreadsRoute } from "@/lib/api/routes/notes";

export const POST = readThreadsRoute.handler;
