import { templatesRoute } from "@/lib/api/routes/templates";

export const GET = templatesRoute.handler;
