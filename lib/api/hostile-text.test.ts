import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/access/tokens";
import type { Actor } from "@/lib/domain/actor";
import { noteBodySchema } from "@/lib/domain/note";
import { newId } from "@/lib/platform/ids";
import { publishDraft } from "@/lib/services/segment-publishing";
import { addNewSegment } from "@/lib/services/segments";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { smallManifest, smallRecipe, smallReport } from "@/lib/testing/builds";
import { callOf } from "@/lib/testing/call-routes";
import { withEmbedded } from "@/lib/testing/databases";
import { everyFormulaPayload, formulaPayloads } from "@/lib/testing/formula-payloads";
import { hostilePlaces } from "@/lib/testing/hostile-places";
import { addressOf, type CallApi, givenOf, type World } from "@/lib/testing/hostile-world";
import { newTeam, staff, storeMills } from "@/lib/testing/mills";
import { everyScriptPayload, scriptPayloads } from "@/lib/testing/script-payloads";
import { bodyOf, type Mutation, mutationsOf, type TextField, textsIn } from "@/lib/testing/text-fields";
import { openApiDocument } from "./openapi";
import { routeTable } from "./route-table";

const everyPayload = [...everyScriptPayload, ...everyFormulaPayload];

/** Bodies that each route takes, a text in each field of each; `npm run soak` brings every text to every field. */
const rounds = Number(process.env.HOSTILE_ROUNDS ?? 6);
const bringsAll = rounds >= everyPayload.length;

/** Script and formulas in turn. */
const classes = [...Object.values(scriptPayloads)].flatMap((script: readonly string[], at) => {
  const formulas: readonly (readonly string[])[] = Object.values(formulaPayloads);
  return [script, formulas[at % formulas.length] ?? []];
});

/** Bodies that name columns of a file, or the file: files of hostile names and cells go through them end to end. */
const ofFiles = [
  "POST /recipes/draft",
  "POST /recipes/check",
  "POST /datasets/{dataset}/versions",
  "POST /files/{file}/profile",
  "POST /imports/roadmap/check",
  "POST /imports/roadmap",
  "POST /imports/feedback/check",
  "POST /imports/feedback",
];

const document = openApiDocument(routeTable.map(({ definition }) => definition));
const components = (document as { components: { schemas: Record<string, unknown> } }).components.schemas;
const mutations = mutationsOf(document).filter(({ route }) => !ofFiles.includes(route));

withEmbedded("hostile text", () => {
  let world: World;
  const counted: string[] = [];

  beforeAll(async () => {
    const team = await newTeam();
    const admin = team.as("admin");
    await storeMills(admin);
    for (const [name, from] of [
      ["Loud", 50],
      ["Faint", 5],
    ] as const) {
      const { slug } = await addNewSegment(admin, { name, dataset: "mills", rule: staff(from) });
      await publishDraft(admin, slug, { revision: 1, note: null });
    }
    const { id: datasetId } = await addDataset(admin.scope, { name: "Quiet", createdBy: admin.userId });
    const recipe = await addRecipe(admin.scope, { datasetId, recipe: smallRecipe, createdBy: admin.userId });
    const built = { manifest: smallManifest, report: smallReport, builtBy: admin.userId };
    await addVersion(admin.scope, { id: newId(), datasetId, recipeId: recipe.id, ...built });
    const token = async (maker: Actor) =>
      (await createToken({ ...maker, level: "admin" }, { name: "texts", level: "admin", expiresInDays: 1 })).secret;
    const tokens = { admin: await token(admin), approver: await token(team.as("executive")) };
    world = {
      slug: admin.workspace.slug,
      call: callOf(admin.workspace.slug, tokens),
      admin: admin.userId,
      approver: team.as("executive").userId,
      dataset: "mills",
      version: 2,
      customer: "M60",
      gate: { dataset: "quiet", id: "noChurn" },
      known: new Map(),
    };
  });

  test.each(mutations.filter(hasTexts).map((one) => [one.route, one] as const))(
    "%s keeps texts as they were written",
    async (_, mutation) => {
      const kept = new Map<string, Set<string>>();
      const place = hostilePlaces[mutation.route] ?? {};
      const bodies = place.isCostly && !bringsAll ? Math.ceil(rounds / 3) : rounds;
      const turns: Turns = new Map();
      for (let round = 0; round < bodies || (bringsAll && round < 4 * bodies && hasMore(turns)); round += 1)
        await tell(world, mutation, { round, turns, kept });
      if (place.asksOnly !== undefined) return;
      // A union of three takes each branch in a third of the bodies.
      for (const [field, texts] of kept)
        expect(texts.size, `texts of ${field} that were kept`).toBeGreaterThanOrEqual(Math.floor(bodies / 3));
      if (bringsAll) expect([...turns].filter(([, { done, all }]) => done < all.length)).toEqual([]);
      counted.push(...[...kept.keys()].map((field) => `${mutation.route} ${field}`));
    },
    600_000,
  );

  test("no text field was passed over", () => {
    expect(new Set(counted).size).toBeGreaterThanOrEqual(115);
  });

  test.each(mutations.map((one) => [one.route, one] as const))(
    "%s refuses in a sentence what does not fit, wherever it stands",
    async (_, mutation) => {
      const place = hostilePlaces[mutation.route] ?? {};
      const text = () => "x";
      const whole = bodyOf(mutation.body, { given: givenOf(world, 0, text), text, round: 0, components });
      const as = place.as === undefined ? {} : { as: place.as };
      for (const [at, leaf] of leavesOf(whole).entries()) {
        const payloads = bringsAll ? everyPayload : [everyPayload[(at * 7) % everyPayload.length] ?? ""];
        for (const wrong of [...payloads, "a\0b", "\u0001javascript:alert(1)", twoLines, "x".repeat(1_000_000)]) {
          const body = replaced(whole, leaf, wrong);
          const address = addressOf(world, mutation, { ...ids, job: "none", member: "none" });
          const answer = await world.call(mutation.method, address, { body, ...as });
          const told = `${leaf.join(".")} ${wrong.slice(0, 60)}: ${JSON.stringify(answer)}`;
          expect(answer.status, told).toBeLessThan(500);
          expect(told).not.toContain("Too big");
          if (answer.status >= 400)
            expect((answer.body as { detail: string }).detail, told).toMatch(/^[A-Z\d].{10,}\.$/su);
          if (wrong.length > 1000 || (wrong === twoLines && /^(name|title)$/.test(leaf.at(-1) ?? "")))
            expect(answer.status, told).toBeGreaterThanOrEqual(400);
        }
      }
    },
    600_000,
  );
});

/** How many of the texts that fit a field were brought to it. */
type Turns = Map<string, { readonly done: number; readonly all: readonly string[] }>;

interface Telling {
  readonly round: number;
  readonly turns: Turns;
  readonly kept: Map<string, Set<string>>;
}

/** Sends one body with a text in each field, and finds every text again. */
async function tell(world: World, mutation: Mutation, { round, turns, kept }: Telling): Promise<void> {
  const place = hostilePlaces[mutation.route] ?? {};
  const sent = new Map<string, string>();
  const text = (field: TextField) => {
    const chosen = bringsAll ? nextFor(field, turns) : payloadFor(field, round, sent.size);
    sent.set(field.at, chosen);
    return chosen;
  };
  const params = (await place.params?.(world)) ?? {};
  const made = bodyOf(mutation.body, { given: givenOf(world, round, text), text, round, components }) as Record<
    string,
    string
  >;
  const body = { ...made, ...(await place.body?.(world, params, made)) };
  const answer = await world.call(mutation.method, addressOf(world, mutation, params), {
    body,
    ...(place.as === undefined ? {} : { as: place.as }),
  });
  const told = JSON.stringify({ body, answer: answer.body });
  if (place.names !== undefined && answer.status === 409) {
    const name = sent.get(place.names) ?? "";
    expect([...(kept.get(place.names) ?? [])].map(sameName), told).toContain(sameName(name));
    return;
  }
  if (place.asksOnly !== undefined) expect(answer.status, told).toBeLessThan(500);
  else expect([200, 201, 202, 204], `${answer.status} ${told}`).toContain(answer.status);
  const { revision } = answer.body as { revision?: number };
  if (revision !== undefined) world.known.set(`revision of ${mutation.route}`, String(revision));
  if (place.asksOnly !== undefined) return;
  const back = [answer.body, place.readBack ? (await world.call("GET", place.readBack(world))).body : null];
  const found = new Set(textsIn(back));
  for (const [field, written] of sent) {
    if (textOfBody(body, field) === undefined) continue;
    expect(
      [written, written.trim(), noteBodySchema.safeParse(written).data ?? ""].some((one) => found.has(one)),
      `${field} holds ${JSON.stringify(written)} in ${JSON.stringify(back).slice(0, 3000)}`,
    ).toBe(true);
    kept.set(field, (kept.get(field) ?? new Set()).add(written));
  }
  const undo = place.undo?.(world, answer.body as { id?: string });
  if (undo) await world.call(undo[0], undo[1], undo[2] === undefined ? {} : { body: undo[2] });
}

const twoLines = "two\nlines";

const sameName = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** Another class of payloads in each round, and for each field of a body another one. */
function payloadFor(field: TextField, round: number, place: number): string {
  const near = fitting(field, classes[(round + place) % classes.length] ?? []);
  const all = near.length > 0 ? near : fitting(field, everyPayload);
  return taken(field, all[(round + place) % all.length]);
}

/** The next of all payloads that fit a field; a field of one branch of a union is not in every body. */
function nextFor(field: TextField, turns: Turns): string {
  const all = fitting(field, everyPayload);
  // Fields of one name in two branches take texts of their own.
  const key = `${field.at}, ${all.length} texts`;
  const done = turns.get(key)?.done ?? 0;
  turns.set(key, { done: done + 1, all });
  return taken(field, all[done % all.length]);
}

function hasMore(turns: Turns): boolean {
  return [...turns.values()].some(({ done, all }) => done < all.length);
}

function fitting(field: TextField, payloads: readonly string[]): string[] {
  return payloads.map((one) => `${field.prefix}${one}`).filter((one) => field.takes(one));
}

function taken(field: TextField, payload: string | undefined): string {
  if (payload === undefined) throw new Error(`no payload fits ${field.at}`);
  return payload;
}

function textOfBody(body: unknown, at: string): unknown {
  return at
    .split(/\.|(?=\[\])/)
    .reduce<unknown>(
      (value, part) =>
        typeof value === "object" && value !== null
          ? (value as Record<string, unknown>)[part === "[]" ? "0" : part]
          : undefined,
      body,
    );
}

const unknown = "0".repeat(26);
/** Ids of what is not there: a body that fits gets as far as that. */
const ids = Object.fromEntries(
  ["study", "hypothesis", "view", "decision", "stakeholder", "thread", "note", "annotation", "item", "tie"].map(
    (one) => [one, unknown],
  ),
);

/** The ways to all texts of a body. */
function leavesOf(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value === "string") return [way];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...way, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((inner, at) => (String(at) === key ? replaced(inner, rest, text) : inner));
  const held = value as Record<string, unknown>;
  return { ...held, [key]: replaced(held[key], rest, text) };
}

/** Whether somebody writes a text into a body; nothing of a workspace is needed to see that. */
function hasTexts({ body }: Mutation): boolean {
  const call: CallApi = async () => ({ status: 404, body: null });
  const ids = {
    slug: "",
    admin: "",
    approver: "",
    dataset: "",
    version: 1,
    customer: "",
    gate: { dataset: "", id: "" },
  };
  const nobody: World = { ...ids, call, known: new Map() };
  let texts = 0;
  const text = () => {
    texts += 1;
    return "x";
  };
  for (const round of [0, 1, 2]) bodyOf(body, { given: givenOf(nobody, round, text), text, round, components });
  return texts > 0;
}
