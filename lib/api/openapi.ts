import { z } from "zod";
import { problemSchema } from "./problem";
import type { AnyRouteDefinition } from "./route";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a list of routes; components come from schemas with an id. */
export function openApiDocument(definitions: readonly AnyRouteDefinition[]): Json {
  const paths: Record<string, Json> = {};
  for (const definition of definitions) {
    paths[definition.path] = { ...paths[definition.path], [definition.method.toLowerCase()]: operation(definition) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tessera",
      version: "1",
      description:
        "Everything the pages show, for scripts. Send a token as `Authorization: Bearer …`; faults are problem documents with a sentence.",
    },
    components: {
      schemas: components(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
    security: [{ token: [] }, { session: [] }],
    paths,
  };
}

function operation(definition: AnyRouteDefinition): Json {
  const parameters = [
    ...[...definition.path.matchAll(/\{(\w+)\}/g)].map(([, place]) => ({
      name: place,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...queryParameters(definition.query),
  ];
  const isPublic = definition.permission === "public";
  return {
    operationId: `${definition.method.toLowerCase()}${definition.path
      .replace(/^\/api\/v1/, "")
      .replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/\W/g, "")}`,
    summary: definition.summary,
    ...(isPublic ? { security: [] } : { "x-permission": definition.permission }),
    parameters,
    ...(definition.body === undefined
      ? {}
      : { requestBody: { required: true, content: requestContent(definition.body) } }),
    responses: {
      [String(definition.status ?? 200)]: { description: "Done", ...answerContent(definition.answer) },
      default: {
        description: "A fault, in a sentence",
        content: { "application/problem+json": { schema: inline(problemSchema, "output") } },
      },
    },
  };
}

function queryParameters(query: z.ZodObject | undefined): Json[] {
  if (!query) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: inline(schema as z.ZodType, "input"),
  }));
}

function requestContent(body: z.ZodType | "stream"): Json {
  if (body === "stream") return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema: inline(body, "input") } };
}

function answerContent(answer: AnyRouteDefinition["answer"]): Json {
  if (answer instanceof z.ZodNull) return {};
  if (!(answer instanceof z.ZodType)) return { content: { [answer.mediaType]: { schema: { type: "string" } } } };
  return { content: { "application/json": { schema: inline(answer, "output") } } };
}

function components(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io: "output", uri: reference, target: "draft-2020-12" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema as Json)]));
}

/** A schema where it is used: those with an id become references, the rest is written out. */
function inline(schema: z.ZodType, io: "input" | "output"): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (typeof id === "string" && io === "output") return { $ref: reference(id) };
  const written = bare(z.toJSONSchema(schema, { io, target: "draft-2020-12" }) as Json);
  return repointed(written) as Json;
}

/** References to definitions inside a written-out schema point to the components instead. */
function repointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repointed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "$defs")
      .map(([key, inner]) => [
        key,
        key === "$ref" && typeof inner === "string"
          ? inner.replace("#/$defs/", "#/components/schemas/")
          : repointed(inner),
      ]),
  );
}

function bare(schema: Json): Json {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  return rest;
}

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}
