import { resetMemberRoute } from "@/lib/api/routes/members";

export const POST = resetMemberRoute.handler;
