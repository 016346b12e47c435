import { columnValuesRoute } from "@/lib/api/routes/rules";

export const GET = columnValuesRoute.handler;
