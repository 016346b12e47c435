import { expectationBoardRoute } from "@/lib/api/routes/expectations";

export const GET = expectationBoardRoute.handler;
