import { openApiDocument } from "@/lib/api/openapi";
import { routeTable } from "@/lib/api/route-table";

let written: string | undefined;

/** The routes do not change while the server runs, and anybody may ask: the document is written once. */
export function GET(): Response {
  written ??= JSON.stringify(openApiDocument(routeTable.map((route) => route.definition)));
  return new Response(written, { headers: { "content-type": "application/json" } });
}
