import { addStakeholderRoute, listStakeholdersRoute } from "@/lib/api/routes/stakeholders";

export const GET = listStakeholdersRoute.handler;
export const POST = addStakeholderRoute.handler;
