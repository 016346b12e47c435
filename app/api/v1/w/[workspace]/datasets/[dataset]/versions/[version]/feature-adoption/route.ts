import { featureAdoptionRoute } from "@/lib/api/routes/feature-adoption";

export const GET = featureAdoptionRoute.handler;
