import { rowsRoute } from "@/lib/api/routes/scoreboard";

export const GET = rowsRoute.handler;
