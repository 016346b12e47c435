import { beforeAll, describe, expect, test } from "vitest";
import { mintActor } from "@/lib/access/mint";
import { createToken } from "@/lib/access/tokens";
import { permits } from "@/lib/domain/access-table";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import { saveSegmentDraft } from "@/lib/services/segment-drafts";
import { publishDraft } from "@/lib/services/segment-publishing";
import { addNewSegment } from "@/lib/services/segments";
import { callOf } from "@/lib/testing/call-routes";
import { canariesIn, canary } from "@/lib/testing/canaries";
import { storeCanaries } from "@/lib/testing/canary-company";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { decision, hypothesis, item, made, scenario, stakeholder, study, thread } from "@/lib/testing/hostile-objects";
import type { World } from "@/lib/testing/hostile-world";
import { staff } from "@/lib/testing/mills";
import { routeTable } from "./route-table";

const maskedColumns = ["name", "email", "Phone", "Health", "Remark", "customer_id"].map((one) => `customers.${one}`);

/** Who may read which canaries: field and whose. Nobody else sees any. */
const open: Readonly<Record<JobRole | "admin", RegExp>> = {
  admin: /./,
  analyst: /^(free|subj|quot|rate) [ox]$/,
  executive: /^rate [ox]$/,
  product: /^$/,
  success: /^(name|mail|fone|free|iden|subj|call|quot|rate) o$/,
  marketing: /^$/,
  sales: /^$/,
};

/** What a role has to find, so that an empty answer is not taken for a closed one. */
const found: Readonly<Partial<Record<JobRole | "admin", readonly string[]>>> = {
  admin: ["name", "mail", "fone", "sick", "free", "iden", "subj", "call", "quot", "rate"].flatMap((one) => [
    `${one} o`,
    `${one} x`,
  ]),
  analyst: ["free o", "free x", "subj x", "quot o", "quot x", "rate x"],
  success: ["name o", "mail o", "fone o", "free o", "iden o", "subj o", "call o", "quot o", "rate o"],
};

const at = "/datasets/inns/versions/1";
const number = "by=segments&segment=loud@1&metric=churned_share&metric=arpu&metric=csat_mean";
const byMail = "by=segments&segment=by-mail@1&metric=churned_share&metricId=churned_share&group=by-mail@1";

/** The questions of reading routes that need more than an address. Masked columns are asked for wherever a column can be named. */
const questions: Readonly<Record<string, readonly string[]>> = {
  "/datasets/{dataset}/versions/{version}/count": ["customers.Region", ...maskedColumns].map((by) => `?by=${by}`),
  "/datasets/{dataset}/versions/{version}/columns/{column}/values": ["?search=za", ""],
  "/datasets/{dataset}/versions/{version}/scoreboard": [
    `?${number}`,
    ...["customers.Region", ...maskedColumns].map((by) => `?by=${by}&metric=churned_share&metric=arpu`),
  ],
  "/datasets/{dataset}/versions/{version}/explain": [`?${number}&metricId=arpu&group=loud@1`, `?${byMail}`],
  "/datasets/{dataset}/versions/{version}/rows": [
    ...["churned_share", "arpu", "csat_mean"].map((id) => `?${number}&metricId=${id}&group=loud@1&limit=200`),
    `?${byMail}&limit=200`,
    ...maskedColumns.map((by) => `?by=${by}&metric=arpu&metricId=arpu&group=nobody`),
  ],
  "/datasets/{dataset}/versions/{version}/overlap": ["?segment=loud&segment=faint"],
  "/datasets/{dataset}/versions/{version}/differentiators": ["?segment=loud"],
  "/datasets/{dataset}/versions/{version}/templates": ["?template=valueCut&metric=arpu&top=20", ""],
  "/segments": ["", "?dataset=inns"],
  "/segments/{segment}/difference": ["?from=1&to=2"],
  "/segment-verdicts": ["?dataset=inns"],
  "/find": ["za", canary("name", 3), canary("iden", 3), canary("iden", 2), canary("mail", 3)].map((q) => `?q=${q}`),
  "/datasets/{dataset}/versions/{version}/trend": ["?metric=arpu&segment=loud", "?metric=customers"],
  "/datasets/{dataset}/versions/{version}/survival": maskedColumns.map((by) => `?by=${by}`).concat("?segment=loud"),
  "/datasets/{dataset}/versions/{version}/retention": maskedColumns.map((by) => `?by=${by}`).concat("?segment=loud"),
  "/datasets/{dataset}/versions/{version}/retention.csv": maskedColumns
    .map((by) => `?by=${by}`)
    .concat("?segment=loud"),
  "/notes": ["?limit=100", `?search=${canary("name", 3)}`],
  "/note-readers": [`?about=${encodeURIComponent(JSON.stringify({ kind: "segment", segment: "loud" }))}`],
  "/annotations": ["?dataset=inns"],
  "/datasets/{dataset}/versions/{version}/market-sheet": ["?segment=loud"],
  "/datasets/{dataset}/versions/{version}/bubbles": ["?metric=churned_share"],
  "/datasets/{dataset}/versions/{version}/impact": ["?segment=loud@1&change=volume&percent=10&low=0.8&base=1&high=1.1"],
  "/roadmap": ["?dataset=inns"],
  "/feedback": ["", ...[2, 3].map((n) => `&customer=${canary("iden", n)}`)].map(
    (more) => `?dataset=inns&version=latest&offset=0${more}`,
  ),
  "/feedback-themes": ["?dataset=inns&version=latest"],
  "/datasets/{dataset}/versions/{version}/market-brief": ["?side=marketing", "?side=sales"],
  "/datasets/{dataset}/versions/{version}/portfolio": ["", "?owner=x@inn.example"],
};

const column = (name: string, value: string) => ({
  kind: "column",
  column: name,
  test: { op: "contains", text: value },
});
const rules = [
  staff(30),
  ...maskedColumns.map((name) => column(name, "za")),
  column("customers.email", canary("mail", 3)),
];
const customersAsked = [
  { limit: 200 },
  { segment: "loud", limit: 200 },
  ...rules.map((rule) => ({ rule, limit: 200 })),
  ...["name", "iden", "mail", "free"].map((field) => ({ search: canary(field, 3), limit: 200 })),
  ...[...maskedColumns, "customers.monthly_revenue"].map((sort) => ({ sort, order: "descending", limit: 200 })),
];

/** Questions that are sent as a body. */
const asked: Readonly<Record<string, readonly object[]>> = {
  [`${at}/rules/count`]: rules.map((rule) => ({ rule })),
  [`${at}/rules/preview`]: rules.map((rule) => ({ rule, metrics: ["churned_share"] })),
  [`${at}/rules/explain`]: rules
    .slice(0, -1)
    .flatMap((rule) => [2, 3].map((n) => ({ rule, customer: canary("iden", n) }))),
  [`${at}/rules/differentiators`]: rules.map((rule) => ({ rule })),
  [`${at}/customers/list`]: customersAsked,
};

/** Files that were uploaded: their samples are for who uploaded them, and none stands in this workspace. */
const withoutObject = [
  "/files/{file}",
  "/jobs/{job}",
  "/imports/roadmap/files/{file}",
  "/imports/feedback/files/{file}",
];

/** What is read does not hang on the level (the matrix of routes holds that): each role at one. */
const readers: readonly (readonly [JobRole, Level])[] = [
  ["analyst", "viewer"],
  ["executive", "editor"],
  ["product", "viewer"],
  ["success", "editor"],
  ["marketing", "viewer"],
  ["sales", "editor"],
];

withEmbedded("canaries in masked columns", () => {
  let world: World;
  /** What the admin was answered, by address. */
  const told = new Map<string, Awaited<ReturnType<World["call"]>>>();
  let addresses: readonly (readonly [route: string, address: string, action: string])[];

  beforeAll(async () => {
    const admin = await newActor();
    const people = new Map<string, Actor>([
      ["admin", admin],
      ["foreign", await newActor()],
    ]);
    for (const [jobRole, level] of readers)
      people.set(`${jobRole} ${level}`, await newMember(admin.workspace, { jobRole, level }));
    const success = people.get("success editor");
    await storeCanaries(admin, success?.email ?? "");
    const mail = {
      kind: "column" as const,
      column: "customers.email",
      test: { op: "contains" as const, text: canary("mail", 3) },
    };
    for (const [name, rule] of [
      ["Loud", staff(30)],
      ["Faint", staff(5)],
      ["By mail", mail],
    ] as const) {
      const { slug } = await addNewSegment(admin, { name, dataset: "inns", rule });
      await publishDraft(admin, slug, { revision: 1, note: null });
      const second: Rule = { kind: "all", rules: [rule, staff(1)] };
      const { revision } = await saveSegmentDraft(admin, slug, { rule: second, revision: null });
      await publishDraft(admin, slug, { revision, note: null });
      await saveSegmentDraft(admin, slug, { rule, revision: null });
    }
    const tokens: Record<string, string> = {};
    for (const [name, { jobRole, level, ...who }] of people) {
      const maker = mintActor({ ...who, jobRole, level: "admin", via: "session" });
      tokens[name] = (await createToken(maker, { name: "canary", level, expiresInDays: 1 })).secret;
    }
    const approver = people.get("executive editor")?.userId ?? "";
    world = {
      slug: admin.workspace.slug,
      call: callOf(admin.workspace.slug, { ...tokens, approver: tokens["executive editor"] ?? "" }),
      admin: admin.userId,
      approver,
      dataset: "inns",
      version: 1,
      customer: canary("iden", 3),
      gate: { dataset: "inns", id: "none" },
      known: new Map(),
    };
    addresses = await addressesOf(world);
  });

  test("every route that reads is asked, and answers the admin", async () => {
    const reading = routeTable
      .filter(({ definition }) => definition.method === "GET")
      .map(({ definition }) => short(definition.path));
    expect(new Set([...addresses.map(([route]) => route), ...withoutObject])).toEqual(new Set(reading));
    const silent: string[] = [];
    for (const route of reading.filter((one) => !withoutObject.includes(one))) {
      const own = addresses.filter(([of]) => of === route);
      const answers = await Promise.all(own.map(([, address]) => world.call("GET", address)));
      for (const [place, [, address]] of own.entries()) told.set(address, answers[place] ?? { status: 0, body: null });
      if (answers.every(({ status }) => status !== 200))
        silent.push(`${own[0]?.[1]}: ${JSON.stringify(answers[0]?.body)}`);
    }
    expect(silent).toEqual([]);
    // Of the calls that send a body, those that a right to read permits are questions.
    const sending = routeTable.filter(
      ({ definition: { method, permission } }) => method === "POST" && /\.read$/.test(permission),
    );
    const writing = ["/decisions/{decision}/end", "/inbox/read"];
    expect(
      sending
        .map(({ definition }) => short(definition.path))
        .filter((one) => !writing.includes(one))
        .sort(),
    ).toEqual(
      Object.keys(asked)
        .map((one) => one.replace(at, "/datasets/{dataset}/versions/{version}"))
        .sort(),
    );
  });

  describe.each([["admin", "admin"], ...readers] as readonly (readonly [JobRole | "admin", Level])[])(
    "%s, %s",
    (role, level) => {
      test("reads no canary that is closed, and those that are open", async () => {
        const as = role === "admin" ? "admin" : `${role} ${level}`;
        const seen = new Set<string>();
        const leaks: string[] = [];
        const look = (place: string, answer: { status: number; body: unknown }, permitted: boolean) => {
          expect(answer.status, place).toBeLessThan(500);
          if (!permitted) expect(answer.status, place).toBe(403);
          for (const one of canariesIn(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body))) {
            seen.add(one);
            if (!open[role].test(one)) leaks.push(`${place}: ${one}`);
          }
        };
        for (const [, address, action] of addresses)
          look(
            address,
            (as === "admin" ? told.get(address) : undefined) ?? (await world.call("GET", address, { as })),
            role === "admin" || permits(role, level, action as never),
          );
        for (const [address, bodies] of Object.entries(asked))
          for (const body of bodies)
            look(`${address} ${JSON.stringify(body)}`, await world.call("POST", address, { body, as }), true);
        expect(leaks).toEqual([]);
        expect([...seen]).toEqual(expect.arrayContaining([...(found[role] ?? [])]));
      });
    },
  );

  test("groups by margins are refused to who may not read margins", async () => {
    const by = "by=customers.gross_margin_rate&bands=0,0.42,1";
    const group = `metricId=customers&group=${encodeURIComponent("[0, 0.42)")}`;
    const grouped = [
      `count?${by}`,
      ...["scoreboard?", `rows?${group}&`, `explain?${group}&`].map((one) => `${one}${by}&metric=customers`),
      ...["trend?metric=customers&", "survival?", "retention?", "retention.csv?", "revenue-retention?"].map(
        (one) => `${one}by=customers.gross_margin_rate`,
      ),
    ];
    for (const question of grouped)
      for (const [jobRole, level] of readers) {
        const { status } = await world.call("GET", `${at}/${question}`, { as: `${jobRole} ${level}` });
        const isOpen = permits(jobRole, level, "margins.read");
        expect(status, `${jobRole}: ${question}`)[isOpen ? "toBeLessThan" : "toBe"](isOpen ? 500 : 403);
      }
  });

  test("somebody without a sign-in or of another workspace gets nothing at all", async () => {
    for (const [as, status] of [
      ["nobody", 401],
      ["foreign", 404],
    ] as const) {
      for (const [, address] of addresses) {
        const answer = await world.call("GET", address, { as });
        expect(answer.status, `${as} ${address}`).toBe(status);
        expect(canariesIn(JSON.stringify(answer.body)).size, `${as} ${address}`).toBe(0);
      }
      for (const [address, bodies] of Object.entries(asked)) {
        const answer = await world.call("POST", address, { body: bodies[0], as });
        expect([status, 403], `${as} ${address}`).toContain(answer.status);
        expect(canariesIn(JSON.stringify(answer.body)).size, `${as} ${address}`).toBe(0);
      }
    }
  });
});

function short(path: string): string {
  return path.replace("/api/v1/w/{workspace}", "");
}

/** Addresses of every reading route, with objects that are there, and with each of its questions. */
async function addressesOf(world: World): Promise<(readonly [string, string, string])[]> {
  const judged = await hypothesis(world);
  await made(world, `/hypotheses/${judged}/reveal`, {});
  await made(world, `/studies/${await study(world)}/review`, {});
  await stakeholder(world);
  for (const n of [2, 3]) {
    const subject = { kind: "customer", dataset: "inns", customer: canary("iden", n) };
    await made(world, "/notes", { subject, body: "Called them" });
  }
  const kept = await Promise.all(["One", "Two"].map((name) => scenario(world, name)));
  const ownQuestions: typeof questions = {
    ...questions,
    "/datasets/{dataset}/versions/{version}/scenarios": [`?${kept.map((id) => `scenario=${id}`).join("&")}`],
  };
  const values: Readonly<Record<string, readonly string[]>> = {
    dataset: ["inns"],
    version: ["1"],
    segment: ["loud", "by-mail"],
    number: ["1"],
    column: ["customers.Region", ...maskedColumns],
    customer: [canary("iden", 2), canary("iden", 3)],
    study: [await study(world)],
    hypothesis: [judged],
    decision: [(await decision(world, "taken")).id],
    thread: [await thread(world)],
    item: [await item(world)],
  };
  return routeTable
    .filter(({ definition }) => definition.method === "GET" && !withoutObject.includes(short(definition.path)))
    .flatMap(({ definition }) => {
      const route = short(definition.path);
      const places = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
      const filled = places.reduce<string[]>(
        (all, name) => all.flatMap((one) => (values[name] ?? ["none"]).map((value) => one.replace(`{${name}}`, value))),
        [route],
      );
      return filled.flatMap((one) =>
        (ownQuestions[route] ?? [""]).map((query) => [route, `${one}${query}`, definition.permission] as const),
      );
    });
}
