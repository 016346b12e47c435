import { listAnnotationsRoute, writeAnnotationRoute } from "@/lib/api/routes/annotations";

export const GET = listAnnotationsRoute.handler;
export const POST = writeAnnotationRoute.handler;
