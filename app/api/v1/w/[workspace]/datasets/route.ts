import { addDatasetRoute, listDatasetsRoute } from "@/lib/api/routes/datasets";

export const GET = listDatasetsRoute.handler;
export const POST = addDatasetRoute.handler;
