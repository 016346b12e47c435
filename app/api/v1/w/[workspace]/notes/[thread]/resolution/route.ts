import { resolveThreadRoute } from "@/lib/api/routes/notes";

export const PUT = resolveThreadRoute.handler;
