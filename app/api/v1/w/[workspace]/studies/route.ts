import { addStudyRoute, listStudiesRoute } from "@/lib/api/routes/studies";

export const GET = listStudiesRoute.handler;
export const POST = addStudyRoute.handler;
