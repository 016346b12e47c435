type Json = Readonly<Record<string, unknown>>;

/** A JSON schema as far as bodies are made of it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

/** A call of the API that takes a JSON body. */
export interface Mutation {
  /** As it is read: `POST /segments`. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly body: Schema;
}

/** A place of a body that holds a text somebody writes. */
export interface TextField {
  /** As in `options[].title`. */
  readonly at: string;
  /** Whether the field can hold this text. */
  readonly takes: (text: string) => boolean;
  /** What stands before every text of the field, for example of a link; else empty. */
  readonly prefix: string;
}

export function mutationsOf(document: Json): Mutation[] {
  return Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
      const body = content?.["application/json"]?.schema;
      const route = `${method.toUpperCase()} ${path.replace("/api/v1/w/{workspace}", "").replace("/api/v1", "")}`;
      return body ? [{ route, method: method.toUpperCase(), path, body }] : [];
    }),
  );
}

/** Left out of a body. */
export const leftOut = Symbol("left out");

export interface Maker {
  /** The value of a place that names something else, by the name of its key or by the whole place; undefined: made of the schema. */
  readonly given: (key: string, at: string) => unknown;
  readonly text: (field: TextField) => string;
  /** Schemas that others refer to. */
  readonly components: Readonly<Record<string, unknown>>;
  /** Which of the branches of a union, and of the words of a list, this body takes. */
  readonly round: number;
}

/** A body that fits a schema, with a text of the maker in each text field. */
export function bodyOf(schema: Schema, maker: Maker, at = ""): unknown {
  const key = /(\w+)(\[\])?$/.exec(at)?.[1] ?? "";
  const given = at === "" ? undefined : maker.given(at.endsWith("[]") ? `${key}[]` : key, at);
  if (given !== undefined) return given;
  if (schema.$ref !== undefined) {
    const named = maker.components[schema.$ref.split("/").at(-1) ?? ""];
    return bodyOf(named as Schema, maker, at);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[maker.round % schema.enum.length];
  const branches = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== "null");
  if (branches) return bodyOf(branches[maker.round % branches.length] ?? {}, maker, at);
  const types = [schema.type].flat();
  if (schema.properties) return objectOf(schema.properties, maker, at);
  if (types.includes("array")) return [bodyOf(schema.items ?? {}, maker, `${at}[]`)].filter((one) => one !== leftOut);
  if (types.includes("integer") || types.includes("number")) return numberOf(schema);
  if (types.includes("boolean")) return maker.round % 2 === 0;
  if (types.includes("string")) return textOf(schema, maker, at);
  throw new Error(`no body can be made for ${at}: ${JSON.stringify(schema).slice(0, 200)}`);
}

function objectOf(properties: Readonly<Record<string, Schema>>, maker: Maker, at: string): Json {
  const entries = Object.entries(properties).map(
    ([key, inner]) => [key, bodyOf(inner, maker, at === "" ? key : `${at}.${key}`)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== leftOut));
}

function numberOf({ minimum, exclusiveMinimum, maximum = 1 }: Schema): number {
  return Math.min(maximum, Math.max(1, minimum ?? 1, (exclusiveMinimum ?? 0) + 0.5));
}

function textOf(schema: Schema, maker: Maker, at: string): string {
  if (schema.format === "date") return "2027-03-01";
  if (schema.format === "date-time") return "2027-03-01T00:00:00Z";
  return maker.text(fieldOf(schema, at));
}

function fieldOf(schema: Schema, at: string): TextField {
  const all = [schema, ...(schema.allOf ?? [])];
  const patterns = all.flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern, "iu")]));
  const prefix = ["", "https://a.example/", "/w/quarry/"].find((one) =>
    patterns.every((pattern) => pattern.test(`${one}x`)),
  );
  if (prefix === undefined)
    throw new Error(`${at} takes none of the usual texts (${patterns.join(" ")}): give it a value`);
  const most = Math.min(...all.map(({ maxLength }) => maxLength ?? Number.POSITIVE_INFINITY));
  const fewest = Math.max(...all.map(({ minLength }) => minLength ?? 0));
  return {
    at,
    prefix,
    takes: (text) =>
      text.trim().length >= fewest &&
      text.length <= most &&
      text.trim() !== "" &&
      patterns.every((pattern) => pattern.test(text)),
  };
}

/** All texts that stand in an answer. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}
