import { z } from "zod";
import { problemSchema } from "./problem";
import type { AnyRouteDefinition } from "./route";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a list of routes; components come from schemas with an id. */
export function openApiDocument(definitions: readonly AnyRouteDefinition[]): Json {
  const paths: Record<string, Json> = {};
  const known: Json = {};
  for (const definition of definitions) {
    const written = operation(definition, known);
    paths[definition.path] = { ...paths[definition.path], [definition.method.toLowerCase()]: written };
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
      schemas: known,
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
    security: [{ token: [] }, { session: [] }],
    paths,
  };
}

function operation(definition: AnyRouteDefinition, known: Json): Json {
  const parameters = [
    ...[...definition.path.matchAll(/\{(\w+)\}/g)].map(([, place]) => ({
      name: place,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...queryParameters(definition.query, known),
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
      : { requestBody: { required: true, content: requestContent(definition.body, known) } }),
    responses: {
      [String(definition.status ?? 200)]: { description: "Done", ...answerContent(definition.answer, known) },
      default: {
        description: "A fault, in a sentence",
        content: { "application/problem+json": { schema: inline(problemSchema, "output", known) } },
      },
    },
  };
}

function queryParameters(query: z.ZodObject | undefined, known: Json): Json[] {
  if (!query) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: inline(schema as z.ZodType, "input", known),
  }));
}

function requestContent(body: z.ZodType | "stream", known: Json): Json {
  if (body === "stream") return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema: inline(body, "input", known) } };
}

function answerContent(answer: AnyRouteDefinition["answer"], known: Json): Json {
  if (answer instanceof z.ZodNull) return {};
  if (!(answer instanceof z.ZodType)) return { content: { [answer.mediaType]: { schema: { type: "string" } } } };
  return { content: { "application/json": { schema: inline(answer, "output", known) } } };
}

/**
 * A schema where it is used: those with an id become references and go to the known ones, the rest is written out. What goes in under an
 * id may differ from what comes out; then it is known as an input. Schemas are read from the routes alone: a page holds copies of
 * its own, and all of them stand in the one registry of the process.
 */
function inline(schema: z.ZodType, io: "input" | "output", known: Json): Json {
  const { $defs = {}, ...written } = bare(z.toJSONSchema(schema, { io, target: "draft-2020-12" }) as Json);
  const names = new Map<string, string>();
  for (const [id, definition] of Object.entries($defs as Json)) {
    const outer = io === "output" ? id : `${id}Input`;
    const isSame = JSON.stringify(repointed(definition, plain)) === JSON.stringify(known[id]);
    names.set(id, isSame ? id : outer);
  }
  for (const [id, definition] of Object.entries($defs as Json))
    known[names.get(id) ?? id] = repointed(definition, (one) => names.get(one) ?? one);
  const id = z.globalRegistry.get(schema)?.id;
  if (typeof id !== "string" || "$ref" in written) return repointed(written, (one) => names.get(one) ?? one) as Json;
  const name =
    io === "output" || JSON.stringify(repointed(written, plain)) === JSON.stringify(known[id]) ? id : `${id}Input`;
  known[name] = repointed(written, (one) => names.get(one) ?? one);
  return { $ref: reference(name) };
}

const plain = (id: string) => id;

/** References to definitions inside a written-out schema point to the components instead. */
function repointed(value: unknown, nameOf: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => repointed(one, nameOf));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "$defs")
      .map(([key, inner]) => [
        key,
        key === "$ref" && typeof inner === "string"
          ? reference(nameOf(inner.replace("#/$defs/", "")))
          : repointed(inner, nameOf),
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
