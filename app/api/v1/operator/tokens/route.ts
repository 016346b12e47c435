import { makeOperatorTokenRoute } from "@/lib/api/routes/operator";

export const POST = makeOperatorTokenRoute.handler;
