import { showThreadRoute } from "@/lib/api/routes/notes";

export const GET = showThreadRoute.handler;
