import { z } from "zod";
import { demand } from "@/lib/access/allow";
import { actorFromRequest } from "@/lib/access/current-actor";
import type { Action } from "@/lib/domain/access-rows";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { problemResponse } from "./problem";
import { readJson } from "./read-json";

/** Who may call: `public` needs nobody, anything else an actor of the workspace in the path whom the access table permits it. Checked before a body is read, and once more by the service, which pages call too. */
export type Permission = Action | "public";

type Shape = z.ZodObject;

/** What a route is: its address, who may, what goes in and out, and what it does. Also the source of the OpenAPI document. */
export interface RouteDefinition<
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** OpenAPI path, for example `/api/v1/w/{workspace}/files/{file}`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: Params;
  readonly query?: Query;
  /** JSON body; `stream` hands the raw body to the route. */
  readonly body?: Body | "stream";
  /** JSON answer, or the media type of a file. */
  readonly answer: Answer | { readonly mediaType: string };
  readonly status?: 200 | 201 | 202 | 204;
  handle(call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>): Promise<z.infer<Answer> | Response>;
}

export interface Call<Params, Query, Body> {
  readonly request: Request;
  readonly signal: AbortSignal;
  /** The caller; asking for it on a public route without a sign-in throws. */
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

export type AnyRouteDefinition = Omit<RouteDefinition<Shape, Shape, z.ZodType, z.ZodType>, "handle">;

export interface Route {
  readonly definition: AnyRouteDefinition;
  readonly handler: (
    request: Request,
    context: { params: Promise<Record<string, string> | undefined> },
  ) => Promise<Response>;
}

const nothing = z.strictObject({});

/** Makes a definition callable: finds the actor, checks origin and shapes, calls, and turns faults into problem documents. */
export function route<
  Params extends Shape = typeof nothing,
  Query extends Shape = typeof nothing,
  Body extends z.ZodType = z.ZodNull,
  Answer extends z.ZodType = z.ZodNull,
>(definition: RouteDefinition<Params, Query, Body, Answer>): Route {
  const handler: Route["handler"] = async (request, context) => {
    try {
      // Next hands no params to addresses without variables.
      const { workspace, ...params } = (await context.params) ?? {};
      const actor = await callerOf(request, definition.permission, workspace);
      if (actor && definition.permission !== "public") demand(actor, definition.permission);
      const answer = await definition.handle({
        request,
        signal: request.signal,
        get actor() {
          if (!actor) throw new AppError("unauthenticated", "Sign in, or send a token in the authorization header.");
          return actor;
        },
        params: read(definition.params ?? nothing, params, "path") as z.infer<Params>,
        query: read(definition.query ?? nothing, searchOf(request, definition.query), "query") as z.infer<Query>,
        body: (await bodyOf(request, definition.body)) as z.infer<Body>,
      });
      if (answer instanceof Response) return answer;
      const status = definition.status ?? 200;
      return status === 204
        ? new Response(null, { status })
        : Response.json(answer, { status, headers: { "cache-control": "no-store" } });
    } catch (fault) {
      return hasLeft(request, fault) ? new Response(null, { status: clientLeft }) : problemResponse(fault);
    }
  };
  return { definition, handler };
}

/** Nobody reads this answer; proxies write such calls down with the same number. */
const clientLeft = 499;

/** Work that ends because the caller is no longer there is no fault of anybody. */
function hasLeft({ signal }: Request, fault: unknown): boolean {
  return signal.aborted && (fault === signal.reason || (fault instanceof Error && fault.name === "ResponseAborted"));
}

async function callerOf(
  request: Request,
  permission: Permission,
  workspace: string | undefined,
): Promise<Actor | null> {
  if (permission === "public" || workspace === undefined) return null;
  return await actorFromRequest(request, workspace);
}

function searchOf(request: Request, schema: Shape | undefined): Record<string, string | string[]> {
  const search = new URL(request.url).searchParams;
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(search.keys())) {
    const all = search.getAll(key);
    values[key] = isList(schema?.shape[key]) ? all : (all.at(-1) ?? "");
  }
  return values;
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodArray) return true;
  return (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) && isList(schema.unwrap());
}

async function bodyOf(request: Request, schema: z.ZodType | "stream" | undefined): Promise<unknown> {
  if (schema === undefined || schema === "stream") return null;
  return read(schema, await readJson(request), "body");
}

function read(schema: z.ZodType, value: unknown, place: string): unknown {
  if (isBroken(value))
    throw new AppError(
      "invalid",
      `The ${place} of the request holds characters that no text may hold; write it again.`,
    );
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.slice(0, 20).map((issue) => ({
    path: [place, ...issue.path.map(String)].join("."),
    sentence: wordsOf(issue),
  }));
  const first = details[0];
  throw new AppError(
    "invalid",
    `The ${place} of the request does not fit: ${first?.path}: ${first?.sentence}.`,
    details,
  );
}

/** Schemas say in their own words what they want; of lengths without such words the bound is told. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big" && /^Too big/.test(issue.message) && issue.origin === "string")
    return `at most ${Number(issue.maximum).toLocaleString("en-GB")} characters`;
  if (issue.code === "too_small" && /^Too small/.test(issue.message) && issue.origin === "string")
    return Number(issue.minimum) === 1 ? "write something" : `at least ${issue.minimum} characters`;
  return issue.message;
}

/** NUL and halves of characters: no database keeps them as they are. Walked without recursion, for a body may be nested without end. */
function isBroken(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === "string" && /[\0\p{Surrogate}]/u.test(next)) return true;
    if (typeof next !== "object" || next === null) continue;
    for (const [key, inner] of Object.entries(next)) left.push(key, inner);
  }
  return false;
}
