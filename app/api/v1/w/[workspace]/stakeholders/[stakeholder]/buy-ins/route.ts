import { writeBuyInRoute } from "@/lib/api/routes/stakeholders";

export const POST = writeBuyInRoute.handler;
