import { waiveGateRoute } from "@/lib/api/routes/datasets";

export const POST = waiveGateRoute.handler;
