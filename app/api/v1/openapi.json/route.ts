import { openApiDocument } from "@/lib/api/openapi";
import { routeTable } from "@/lib/api/route-table";

export function GET(): Response {
  return Response.json(openApiDocument(routeTable.map((route) => route.definition)));
}
