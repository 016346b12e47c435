import { showDatasetRoute } from "@/lib/api/routes/datasets";

export const GET = showDatasetRoute.handler;
