import { portfolioRoute } from "@/lib/api/routes/portfolio";

export const GET = portfolioRoute.handler;
