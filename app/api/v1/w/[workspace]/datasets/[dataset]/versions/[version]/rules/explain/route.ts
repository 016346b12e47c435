import { explainRuleRoute } from "@/lib/api/routes/rules";

export const POST = explainRuleRoute.handler;
