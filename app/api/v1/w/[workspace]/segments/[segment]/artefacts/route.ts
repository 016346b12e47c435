import { saveArtefactRoute, showArtefactsRoute } from "@/lib/api/routes/artefacts";

export const GET = showArtefactsRoute.handler;
export const PUT = saveArtefactRoute.handler;
