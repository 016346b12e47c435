import { draftDifferentiatorsRoute } from "@/lib/api/routes/differentiators";

export const POST = draftDifferentiatorsRoute.handler;
