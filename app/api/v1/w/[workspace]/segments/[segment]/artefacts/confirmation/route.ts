import { confirmArtefactRoute } from "@/lib/api/routes/artefacts";

export const POST = confirmArtefactRoute.handler;
