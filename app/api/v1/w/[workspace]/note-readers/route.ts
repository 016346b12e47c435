import { mentionableRoute } from "@/lib/api/routes/notes";

export const GET = mentionableRoute.handler;
