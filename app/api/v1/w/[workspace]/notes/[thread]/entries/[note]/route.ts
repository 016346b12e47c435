import { removeNoteRoute, rewriteNoteRoute } from "@/lib/api/routes/notes";

export const PATCH = rewriteNoteRoute.handler;
export const DELETE = removeNoteRoute.handler;
