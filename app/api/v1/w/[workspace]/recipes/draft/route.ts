import { draftRecipeRoute } from "@/lib/api/routes/datasets";

export const POST = draftRecipeRoute.handler;
