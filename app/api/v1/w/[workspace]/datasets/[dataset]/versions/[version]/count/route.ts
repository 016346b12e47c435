import { countRoute } from "@/lib/api/routes/scoreboard";

export const GET = countRoute.handler;
