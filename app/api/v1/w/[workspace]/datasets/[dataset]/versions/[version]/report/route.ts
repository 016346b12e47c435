import { showReportRoute } from "@/lib/api/routes/datasets";

export const GET = showReportRoute.handler;
