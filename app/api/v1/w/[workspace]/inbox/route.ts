import { inboxRoute } from "@/lib/api/routes/notes";

export const GET = inboxRoute.handler;
