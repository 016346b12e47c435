import { survivalRoute } from "@/lib/api/routes/survival";

export const GET = survivalRoute.handler;
