import { findRoute } from "@/lib/api/routes/find";

export const GET = findRoute.handler;
