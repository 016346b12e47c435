import { downloadRejectsRoute } from "@/lib/api/routes/datasets";

export const GET = downloadRejectsRoute.handler;
