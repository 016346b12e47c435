import { segmentVerdictsRoute } from "@/lib/api/routes/studies";

export const GET = segmentVerdictsRoute.handler;
