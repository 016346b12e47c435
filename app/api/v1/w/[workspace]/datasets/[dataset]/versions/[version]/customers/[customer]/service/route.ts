import { customerServiceRoute } from "@/lib/api/routes/customers";

export const GET = customerServiceRoute.handler;
