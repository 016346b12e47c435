import { readFileAgainRoute } from "@/lib/api/routes/files";

export const POST = readFileAgainRoute.handler;
