import { showJobRoute } from "@/lib/api/routes/datasets";

export const GET = showJobRoute.handler;
