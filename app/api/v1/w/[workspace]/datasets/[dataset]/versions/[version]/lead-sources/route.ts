import { leadSourcesRoute } from "@/lib/api/routes/lead-sources";

export const GET = leadSourcesRoute.handler;
