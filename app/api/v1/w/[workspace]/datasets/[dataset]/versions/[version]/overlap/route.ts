import { overlapRoute } from "@/lib/api/routes/overlap";

export const GET = overlapRoute.handler;
