import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { mintActor } from "@/lib/access/mint";
import { createToken } from "@/lib/access/tokens";
import { permits } from "@/lib/domain/access-table";
import { type Actor, jobRoles, levels } from "@/lib/domain/actor";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { openApiDocument } from "./openapi";
import type { Route } from "./route";
import { routeTable } from "./route-table";

const routes = routeTable.filter((route) => route.definition.permission !== "public");

test("the table lists exactly the routes that stand under app/api/v1, method by method", () => {
  const listed = routeTable.map(({ definition }) => `${definition.method} ${definition.path}`).sort();
  const unlisted = ["GET /api/v1/openapi.json", "POST /api/v1/operator/tokens"];
  expect([...listed, ...unlisted].sort()).toEqual(standingRoutes());
  expect(routes.length).toBeGreaterThan(20);
});

test("the OpenAPI document names every route, its components resolve, and nothing in it is an empty promise", () => {
  const document = openApiDocument(routeTable.map((route) => route.definition));
  const text = JSON.stringify(document);
  const components = Object.keys((document as { components: { schemas: object } }).components.schemas);
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id ?? "");
  expect(references.length).toBeGreaterThan(20);
  expect(references.filter((id) => !components.includes(id))).toEqual([]);
  expect(text).not.toContain("$defs");
  for (const { definition } of routeTable) expect(text).toContain(JSON.stringify(definition.path));
  const estimate = (document as { components: { schemas: Record<string, { properties?: object }> } }).components.schemas
    .Estimate;
  expect(Object.keys(estimate?.properties ?? {})).toEqual(
    expect.arrayContaining(["value", "interval", "difference", "p", "pAdjusted", "mark", "needed"]),
  );
});

test("the OpenAPI document stays as it is where a page has brought copies of its schemas", () => {
  const definitions = routeTable.map((route) => route.definition);
  const before = JSON.stringify(openApiDocument(definitions));
  z.strictObject({ copied: z.string() }).meta({ id: "MetricHead" });
  expect(JSON.stringify(openApiDocument(definitions))).toBe(before);
});

withDatabases("route × method × role", () => {
  let home: Actor;
  let foreign: Actor;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    home = await newActor();
    foreign = await newActor();
    for (const jobRole of jobRoles) {
      for (const level of levels) {
        const member = await newMember(home.workspace, { jobRole, level });
        // A token is made by an admin's right; here each member gets one of exactly its own standing.
        const maker = mintActor({ ...member, level: "admin", workspace: home.workspace });
        tokens.set(
          `${jobRole} ${level}`,
          (await createToken(maker, { name: "matrix", level, expiresInDays: 1 })).secret,
        );
      }
    }
    tokens.set("foreign", (await createToken(foreign, { name: "matrix", level: "admin", expiresInDays: 1 })).secret);
  });

  test.each(routes.map((route) => [`${route.definition.method} ${route.definition.path}`, route] as const))(
    "%s",
    async (_, route) => {
      const { permission } = route.definition;
      if (permission === "public") throw new Error("public routes are not in this table");
      expect((await call(route, home, null)).status).toBe(401);
      expect((await call(route, home, "tsr_wrong")).status).toBe(401);
      expect((await call(route, home, tokens.get("foreign") ?? "")).status).toBe(404);
      for (const jobRole of jobRoles) {
        for (const level of levels) {
          const { status } = await call(route, home, tokens.get(`${jobRole} ${level}`) ?? "");
          const refused = status === 403;
          expect(refused, `${jobRole} ${level}: ${status}`).toBe(!permits(jobRole, level, permission));
          expect([401, 500, 503], `${jobRole} ${level}: ${status}`).not.toContain(status);
        }
      }
    },
  );
});

/** Calls a route with ids that exist nowhere and no body: whoever is allowed in gets as far as 400, 404 or 200. */
async function call(route: Route, { workspace }: Actor, token: string | null): Promise<Response> {
  const { method, path: template } = route.definition;
  const params = Object.fromEntries(
    [...template.matchAll(/\{(\w+)\}/g)].map(([, place]) => [
      place ?? "",
      place === "workspace" ? workspace.slug : "zzzz",
    ]),
  );
  const address = template.replaceAll(/\{(\w+)\}/g, (_, place: string) => params[place] ?? "");
  const request = new Request(`http://localhost${address}`, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  return await route.handler(request, { params: Promise.resolve(params) });
}

/** Method and address of every route file, read from the files themselves. */
function standingRoutes(): string[] {
  const root = path.resolve("app/api/v1");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("route.ts"));
  return files
    .flatMap((name) => {
      const address = `/api/v1/${path.dirname(name)}`.replaceAll(/\[(\w+)\]/g, "{$1}");
      const source = readFileSync(path.join(root, name), "utf8");
      return [...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)/g)].map(
        ([, method]) => `${method} ${address}`,
      );
    })
    .sort();
}
