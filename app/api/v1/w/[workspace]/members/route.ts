import { inviteMemberRoute, listMembersRoute } from "@/lib/api/routes/members";

export const GET = listMembersRoute.handler;
export const POST = inviteMemberRoute.handler;
