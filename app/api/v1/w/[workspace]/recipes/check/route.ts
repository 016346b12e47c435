import { checkRecipeRoute } from "@/lib/api/routes/datasets";

export const POST = checkRecipeRoute.handler;
