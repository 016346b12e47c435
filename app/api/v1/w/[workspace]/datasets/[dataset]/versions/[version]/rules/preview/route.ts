import { previewRuleRoute } from "@/lib/api/routes/rules";

export const POST = previewRuleRoute.handler;
