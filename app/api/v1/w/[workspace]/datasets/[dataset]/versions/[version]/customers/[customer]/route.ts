import { showCustomerRoute } from "@/lib/api/routes/customers";

export const GET = showCustomerRoute.handler;
