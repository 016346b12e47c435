import { differentiatorsRoute } from "@/lib/api/routes/differentiators";

export const GET = differentiatorsRoute.handler;
