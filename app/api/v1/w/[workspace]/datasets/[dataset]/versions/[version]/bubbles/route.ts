import { bubblesRoute } from "@/lib/api/routes/priorities";

export const GET = bubblesRoute.handler;
