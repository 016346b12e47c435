import { claimLinkRoute } from "@/lib/api/routes/links";

export const POST = claimLinkRoute.handler;
