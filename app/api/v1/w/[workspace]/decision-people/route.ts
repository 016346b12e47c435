import { listDecisionPeopleRoute } from "@/lib/api/routes/decisions";

export const GET = listDecisionPeopleRoute.handler;
