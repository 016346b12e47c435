import { listCustomersRoute } from "@/lib/api/routes/customers";

export const POST = listCustomersRoute.handler;
