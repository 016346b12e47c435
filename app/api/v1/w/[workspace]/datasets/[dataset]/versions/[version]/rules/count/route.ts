import { countRuleRoute } from "@/lib/api/routes/rules";

export const POST = countRuleRoute.handler;
