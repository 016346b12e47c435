import { changeStakeholderRoute, removeStakeholderRoute } from "@/lib/api/routes/stakeholders";

export const PUT = changeStakeholderRoute.handler;
export const DELETE = removeStakeholderRoute.handler;
