import { setExpectationRoute } from "@/lib/api/routes/expectations";

export const PUT = setExpectationRoute.handler;
