import { impactRoute } from "@/lib/api/routes/priorities";

export const GET = impactRoute.handler;
