import { deleteAnnotationRoute, rewriteAnnotationRoute } from "@/lib/api/routes/annotations";

export const PUT = rewriteAnnotationRoute.handler;
export const DELETE = deleteAnnotationRoute.handler;
