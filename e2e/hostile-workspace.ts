import type { APIRequestContext } from "@playwright/test";
import type { JobRole } from "@/lib/domain/actor";
import type { Recipe } from "@/lib/domain/recipe";
import { canary } from "@/lib/testing/canaries";
import { everyFormulaPayload } from "@/lib/testing/formula-payloads";
import { hostilePlaces } from "@/lib/testing/hostile-places";
import { addressOf, type CallApi, givenOf, type World } from "@/lib/testing/hostile-world";
import { everyScriptPayload } from "@/lib/testing/script-payloads";
import { bodyOf, type Mutation, mutationsOf, type TextField } from "@/lib/testing/text-fields";
import { type Account, installation, owner, tokenOf } from "./installation";
import { Script } from "./script";

/** The owner's workspace once it is full of hostile texts. */
export interface HostileWorkspace {
  readonly world: World;
  readonly script: Script;
  readonly slug: string;
  readonly dataset: string;
  /** Texts that were written somewhere. */
  readonly planted: ReadonlySet<string>;
  /** The id of what each route made last, by the name of its place in an address. */
  readonly objects: ReadonlyMap<string, string>;
}

const inOneLine = everyScriptPayload.filter((one) => !/[\p{Cc}]/u.test(one));

/** Fills the owner's workspace with texts that are script or formulas: names, cells, headers, file names, and every field of the API. */
export async function hostileWorkspace(request: APIRequestContext): Promise<HostileWorkspace> {
  const { email, workspace } = await owner(request);
  const { address } = await installation();
  const token = await tokenOf(request, { workspace, email, level: "admin" });
  const script = new Script(address, workspace, token);
  const dataset = await hostileDataset(script);
  const document = (await (await request.get("/api/v1/openapi.json")).json()) as Record<string, unknown>;
  const approver = await memberOf(request, script, "executive");
  const approving = new Script(
    address,
    workspace,
    await tokenOf(request, { workspace, email: approver.email, level: "editor" }),
  );
  const world: World = {
    slug: workspace,
    call: callOf(address, workspace, { admin: script, approver: approving }),
    admin: await userId(script, null),
    approver: await userId(script, approver.name),
    dataset,
    version: 1,
    customer: "H7",
    gate: { dataset, id: "duplicate-ids:customers" },
    known: new Map(),
  };
  await segment(world, "Loud", 50);
  await segment(world, "Faint", 5);
  const planted = new Set<string>();
  const objects = new Map<string, string>();
  const turns = { next: 0 };
  const components = (document.components as { schemas: Record<string, unknown> }).schemas;
  for (const mutation of mutationsOf(document).filter(({ route }) => isPlanted(route)))
    await plant(world, { mutation, components, planted, objects, turns });
  return { world, script, slug: workspace, dataset, planted, objects };
}

/** Bodies of files and questions keep nothing that the dataset does not hold already; who joins has been named above. */
function isPlanted(route: string): boolean {
  const place = hostilePlaces[route];
  return (
    place?.asksOnly === undefined &&
    !/recipes|imports|versions\/\{version\}\/rules|^POST \/datasets\/\{dataset\}\/versions$|profile|links|tokens|members|^POST \/datasets$/.test(
      route,
    )
  );
}

interface Planting {
  readonly mutation: Mutation;
  readonly components: Readonly<Record<string, unknown>>;
  readonly planted: Set<string>;
  readonly objects: Map<string, string>;
  /** Counts the texts: each field gets another one. */
  readonly turns: { next: number };
}

/** Two bodies of each route, each field with another text; bodies without texts are not sent. */
async function plant(world: World, { mutation, components, planted, objects, turns }: Planting): Promise<void> {
  const place = hostilePlaces[mutation.route] ?? {};
  for (const round of [0, 1, 2]) {
    const chosen: string[] = [];
    const text = (field: TextField) => {
      turns.next += 1;
      const one = nextPayload(field, turns.next);
      chosen.push(one);
      return one;
    };
    const draft = bodyOf(mutation.body, { given: givenOf(world, round, text), text, round, components }) as Record<
      string,
      string
    >;
    if (chosen.length === 0) return;
    const params = (await place.params?.(world)) ?? {};
    const made = { ...draft, ...(await place.body?.(world, params, draft)) };
    const body: unknown = JSON.parse(JSON.stringify(made).replaceAll("/w/quarry/", `/w/${world.slug}/`));
    const answer = await world.call(mutation.method, addressOf(world, mutation, params), {
      body,
      ...(place.as === undefined ? {} : { as: place.as }),
    });
    if (answer.status >= 300)
      throw new Error(`${mutation.route}: ${answer.status} ${JSON.stringify({ body, answer })}`);
    const { revision, id, head, item } = answer.body as {
      revision?: number;
      id?: string;
      head?: { id: string };
      item?: { id: string };
    };
    if (revision !== undefined) world.known.set(`revision of ${mutation.route}`, String(revision));
    objects.set(mutation.route, id ?? head?.id ?? item?.id ?? "");
    for (const one of chosen) planted.add(one);
    // A study holds five open hypotheses: one of each text is enough.
    const undo = /hypothes/.test(mutation.route) && round > 0 ? place.undo?.(world, { id: id ?? "" }) : undefined;
    if (undo) await world.call(undo[0], undo[1], undo[2] === undefined ? {} : { body: undo[2] });
  }
}

function nextPayload(field: TextField, turn: number): string {
  const all = [...everyScriptPayload, ...everyFormulaPayload];
  for (let step = 0; step < all.length; step += 1) {
    const payload = `${field.prefix}${all[(turn * 11 + step) % all.length]}`;
    if (field.takes(payload)) return payload;
  }
  throw new Error(`no text fits ${field.at}`);
}

/**
 * 150 customers whose names and regions are script; headers and the file's name too. A duplicate leaves a failed check. E-mail and
 * remarks are canaries, which some roles may not see.
 */
async function hostileDataset(script: Script): Promise<string> {
  const paid = "=payments.csv";
  const headers = inOneLine.filter((one) => one.length < 60).slice(0, 6);
  const fixed = [
    "customer_id",
    "name",
    "Region",
    "Staff",
    "monthly_revenue",
    "churned",
    "started_on",
    "email",
    "Remark",
  ];
  const customers = everyScriptPayload.map((name, at) => [
    ...[`H${at}`, name, inOneLine[at % 10] ?? "", String(at), `${at}.50`, at % 3 === 0 ? "yes" : "no"],
    ...[`2025-0${1 + (at % 9)}-01`, `${canary("mail", at)}@inn.example`, canary("free", at)],
    ...headers.map((_, column) => inOneLine[(at + column * 20) % inOneLine.length] ?? ""),
  ]);
  const wrong = [
    "H0",
    "=1+1",
    "x",
    "n/a",
    "=cmd|' /C calc'!A0",
    "no",
    "@SUM(1)",
    "none",
    "+1",
    ...headers.map(() => "+1"),
  ];
  const again = customers[3] ?? [];
  const payments = customers.map(([id = ""], at) => [
    id,
    `2025-${String(1 + (at % 12)).padStart(2, "0")}-15`,
    `${at}.25`,
  ]);
  const files = [
    await script.uploadBody(
      csv([[...fixed, ...headers], ...customers, again, wrong]),
      '"><img src=x onerror=alert(1)>.csv',
    ),
    await script.uploadBody(csv([["customer_id", "paid_on", "amount"], ...payments]), paid),
  ];
  const privacies: Readonly<Record<string, "personal" | "freeText">> = { email: "personal", Remark: "freeText" };
  return await script.build("<img src=x onerror=alert(1)>", files, (recipe) => ({
    ...recipe,
    asOf: "2026-06-30",
    sources: recipe.sources.map((source) => ({
      ...source,
      use: { kind: "tables", tables: [source.fileName === paid ? "payments" : "customers"] },
      columns: source.columns.map((one) => ({
        ...one,
        privacy: privacies[one.header] ?? "none",
        targets: targetsOf(one, source.fileName === paid),
      })),
    })),
  }));
}

const paymentFields = ["customer_id", "paid_on", "amount"];

function targetsOf(column: Recipe["sources"][number]["columns"][number], isPayment: boolean): typeof column.targets {
  if (isPayment) return [{ table: "payments", field: paymentFields.includes(column.header) ? column.header : null }];
  return column.targets;
}

function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`).join("");
}

/** Invites somebody of a job role, whose name is script, and lets them join. */
export async function memberOf(
  request: APIRequestContext,
  script: Script,
  jobRole: JobRole,
): Promise<Account & { name: string }> {
  const { address } = await installation();
  const email = `${jobRole}@hostile.example`;
  const account = { email, name: `<svg onload=alert('${jobRole}')>`, password: "correct horse battery" };
  const { link } = await script.ask<{ link: string }>("members", {
    method: "POST",
    body: { email, jobRole, level: "editor" },
  });
  const claimed = await request.post(`/api/v1/links/${link.split("/").at(-1)}/claim`, {
    data: account,
    headers: { origin: address },
  });
  if (!claimed.ok()) throw new Error(await claimed.text());
  return account;
}

/** The user id of a member by name, or of the one who asks. */
async function userId(script: Script, name: string | null): Promise<string> {
  const { members } = await script.ask<{ members: { name: string; isYou: boolean }[] }>("members");
  const wanted = name ?? members.find((one) => one.isYou)?.name;
  const { people } = await script.ask<{ people: { id: string; name: string }[] }>("decision-people");
  return people.find((one) => one.name === wanted)?.id ?? "none";
}

async function segment({ call, dataset }: World, name: string, from: number): Promise<void> {
  const rule = { kind: "column", column: "customers.Staff", test: { op: "atLeast", value: from } };
  const { slug } = (await call("POST", "/segments", { body: { name, dataset, rule } })).body as { slug: string };
  await call("POST", `/segments/${slug}/versions`, { body: { revision: 1, note: null } });
}

function callOf(address: string, workspace: string, scripts: Readonly<Record<string, Script>>): CallApi {
  return async (method, path, { body, as = "admin" } = {}) => {
    const place = path.replace("/w/{workspace}", "");
    const answer = await fetch(`${address}/api/v1/w/${workspace}${place}`, {
      method,
      headers: { ...scripts[as]?.authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : text };
  };
}
