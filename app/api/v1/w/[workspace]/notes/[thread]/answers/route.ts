import { answerThreadRoute } from "@/lib/api/routes/notes";

export const POST = answerThreadRoute.handler;
