import { replaceApproverRoute } from "@/lib/api/routes/decision-steps";

export const POST = replaceApproverRoute.handler;
