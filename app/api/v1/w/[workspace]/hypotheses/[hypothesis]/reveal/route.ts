import { revealRoute } from "@/lib/api/routes/hypotheses";

export const POST = revealRoute.handler;
