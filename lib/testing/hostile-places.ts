import {
  decision,
  hypothesis,
  item,
  made,
  movedDraft,
  newItem,
  once,
  said,
  stakeholder,
  study,
  thread,
} from "./hostile-objects";
import type { World } from "./hostile-world";

type Params = Readonly<Record<string, string>>;

/** How a route is reached so that what it takes is kept. */
export interface Place {
  /** Values of the address; made anew where a call uses its object up. */
  readonly params?: (world: World) => Promise<Params>;
  /** Parts of the body that the schema alone does not tell. */
  readonly body?: (world: World, params: Params, made: Params) => Promise<object> | object;
  readonly as?: string;
  /** Each body takes several calls to prepare. */
  readonly isCostly?: boolean;
  /** Where the texts are read again, if the answer does not hold them. */
  readonly readBack?: (world: World) => string;
  /** Undoes what would fill a list up. */
  readonly undo?: (
    world: World,
    answer: { readonly id?: string },
  ) => readonly [method: string, path: string, body?: object];
  /** The text of this field names its object: one that differs in its case or blanks alone is refused. */
  readonly names?: string;
  /** Why the texts are kept nowhere. */
  readonly asksOnly?: string;
}

/** The revision that the last answer of a route told. */
function revisionOf(known: World["known"], route: string): number | null {
  const last = known.get(`revision of ${route}`);
  return last === undefined ? null : Number(last);
}

const firstId = (answer: unknown, list: string): string =>
  ((answer as Record<string, { id: string }[]>)[list] ?? [])[0]?.id ?? "none";

/** What each route needs besides a body that fits its schema. Routes that are not named need nothing. */
export const hostilePlaces: Readonly<Record<string, Place>> = {
  "POST /datasets": { names: "name" },
  "POST /datasets/{dataset}/versions/{version}/gates/{gate}/waiver": {
    params: async ({ gate }) => ({ dataset: gate.dataset, gate: encodeURIComponent(gate.id) }),
  },
  "POST /segments": {
    undo: (_, answer) => {
      const { slug } = answer as { slug?: string };
      return ["PATCH", `/segments/${slug}`, { name: `Tried ${slug}` }];
    },
  },
  "POST /segments/{segment}/versions": {
    isCostly: true,
    params: async () => ({ segment: "moving" }),
    body: async (world) => ({ revision: await movedDraft(world) }),
  },
  "POST /segments/{segment}/versions/{number}/restoration": {
    isCostly: true,
    params: async (world) => {
      for (const note of ["one", "two"])
        await once(world, `moving ${note}`, async () => {
          await made(world, "/segments/moving/versions", { revision: await movedDraft(world), note });
          return note;
        });
      const { body } = await world.call("GET", "/segments/moving/versions");
      const { versions } = body as { versions: { number: number; rule: object }[] };
      const latest = versions.reduce((one, other) => (one.number > other.number ? one : other));
      const other = versions.find(({ rule }) => JSON.stringify(rule) !== JSON.stringify(latest.rule));
      return { segment: "moving", number: String(other?.number) };
    },
  },
  "PUT /segments/{segment}/draft": {
    body: async (world) => {
      const { body } = await world.call("GET", "/segments/loud");
      return { revision: (body as { draft: { revision: number } | null }).draft?.revision ?? null };
    },
  },
  "PATCH /studies/{study}": {
    params: async (world) => ({ study: await study(world) }),
    body: () => ({ closed: false }),
  },
  "POST /studies/{study}/hypotheses": {
    isCostly: true,
    params: async (world) => ({ study: await study(world) }),
    undo: (_, { id }) => ["POST", `/hypotheses/${id}/retirement`, { reason: "Tried" }],
  },
  "PATCH /hypotheses/{hypothesis}": {
    params: async (world) => ({ hypothesis: await once(world, "claim", () => hypothesis(world)) }),
  },
  "POST /hypotheses/{hypothesis}/retirement": {
    isCostly: true,
    params: async (world) => ({ hypothesis: await hypothesis(world) }),
  },
  "POST /hypotheses/{hypothesis}/successor": {
    isCostly: true,
    params: async (world) => {
      const id = await hypothesis(world);
      world.known.set("replaced", id);
      return { hypothesis: id };
    },
    readBack: ({ known }) => `/hypotheses/${known.get("replaced")}`,
    undo: (_, { id }) => ["POST", `/hypotheses/${id}/retirement`, { reason: "Tried" }],
  },
  "POST /hypotheses/{hypothesis}/overrides": {
    isCostly: true,
    params: async (world) => ({
      hypothesis: await once(world, "judged", async () => {
        const id = await hypothesis(world);
        await made(world, `/hypotheses/${id}/reveal`, {});
        await made(world, `/studies/${await study(world)}/review`, {});
        return id;
      }),
    }),
    body: async (world, { hypothesis: id }) => {
      const { body } = await world.call("GET", `/hypotheses/${id}`);
      return { verdict: JSON.stringify(body).includes('"verdict":"supported"') ? "notSupported" : "supported" };
    },
    readBack: ({ known }) => `/hypotheses/${known.get("judged")}`,
  },
  "POST /views": {
    body: () => ({ isShared: true }),
    undo: (_, { id }) => ["DELETE", `/views/${id}`],
  },
  "PATCH /views/{view}": {
    params: async (world) => ({
      view: await once(
        world,
        "view",
        async () =>
          (await made(world, "/views", { name: "x", address: `/w/${world.slug}/compare`, isShared: true })).id,
      ),
    }),
  },
  "PUT /segments/{segment}/artefacts": {
    body: async (world, _, { part = "" }) => {
      const { body } = await world.call("GET", "/segments/loud/artefacts");
      return { revision: (body as Record<string, { revision: number | null }>)[part]?.revision ?? null };
    },
  },
  "PUT /decisions/{decision}": {
    isCostly: true,
    params: async (world) => ({
      decision: await once(world, "draft", async () => (await decision(world, "draft")).id),
    }),
    body: async (world, params) => {
      const { body } = await world.call("GET", `/decisions/${params.decision}`);
      return { revision: (body as { revision: number }).revision };
    },
  },
  "POST /decisions": { isCostly: true },
  "POST /decisions/{decision}/answers": {
    isCostly: true,
    params: async (world) => ({ decision: (await decision(world, "proposed")).id }),
    as: "approver",
  },
  "POST /decisions/{decision}/choice": {
    isCostly: true,
    params: async (world) => {
      const { id } = await decision(world, "proposed");
      await made(world, `/decisions/${id}/answers`, { answer: "approved", words: null }, "approver");
      return { decision: id };
    },
    body: () => ({ option: 0 }),
  },
  "POST /decisions/{decision}/end": {
    isCostly: true,
    params: async (world) => ({ decision: (await decision(world, "proposed")).id }),
  },
  "POST /decisions/{decision}/reviews": {
    isCostly: true,
    params: async (world) => ({
      decision: await once(world, "taken", async () => (await decision(world, "taken")).id),
    }),
  },
  "PUT /stakeholders/{stakeholder}": { params: async (world) => ({ stakeholder: await stakeholder(world) }) },
  "POST /stakeholders/{stakeholder}/buy-ins": {
    params: async (world) => ({ stakeholder: await stakeholder(world) }),
    body: () => ({ on: "2026-01-01" }),
  },
  "POST /notes": { body: () => ({ pin: null }) },
  "POST /notes/{thread}/answers": {
    params: async (world) => ({ thread: await thread(world) }),
    body: () => ({ pin: null }),
  },
  "PATCH /notes/{thread}/entries/{note}": {
    params: async (world) => {
      const { body } = await world.call("GET", `/notes/${await thread(world)}`);
      return { thread: await thread(world), note: firstId(body, "notes") };
    },
  },
  "POST /annotations": {
    readBack: ({ dataset }) => `/annotations?dataset=${dataset}&segment=loud`,
    undo: (_, { id }) => ["DELETE", `/annotations/${id}`],
  },
  "PUT /annotations/{annotation}": {
    params: async (world) => ({
      annotation: await once(world, "annotation", async () => {
        const body = { day: "2027-03-01", text: "x", tag: null, scope: { kind: "workspace" } };
        return (await made(world, "/annotations", body)).id;
      }),
    }),
    readBack: ({ dataset }) => `/annotations?dataset=${dataset}&segment=loud`,
  },
  "PUT /segments/{segment}/market": {
    body: ({ known }) => ({ revision: revisionOf(known, "PUT /segments/{segment}/market") ?? 0 }),
  },
  "PUT /datasets/{dataset}/priorities": {
    body: ({ known }) => ({ revision: revisionOf(known, "PUT /datasets/{dataset}/priorities") ?? 0 }),
  },
  "POST /datasets/{dataset}/scenarios": {
    body: () => ({
      question: { segment: "loud", change: "volume", percent: 10, factor: { low: 1, base: 1, high: 1 } },
    }),
    undo: ({ dataset }, { id }) => ["DELETE", `/datasets/${dataset}/scenarios/${id}`],
  },
  "POST /roadmap": {
    isCostly: true,
    body: () => ({ effort: 1 }),
    undo: (_, answer) => ["DELETE", `/roadmap/${(answer as { item?: { id: string } }).item?.id}`],
  },
  "PATCH /roadmap/{item}": {
    params: async (world) => ({ item: await item(world) }),
    body: () => ({ shippedOn: null }),
  },
  "POST /roadmap/{item}/ties": {
    isCostly: true,
    params: async (world) => ({ item: await newItem(world) }),
  },
  "PUT /roadmap/{item}/ties/{tie}": {
    isCostly: true,
    params: async (world) => {
      const { body } = await world.call("GET", `/roadmap/${await item(world)}`);
      return { item: await item(world), tie: /"ties":\[\{"id":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? "none" };
    },
  },
  "PUT /segments/{segment}/expectations/{topic}": {
    params: async () => ({ topic: "channel" }),
    body: ({ known }) => ({ revision: revisionOf(known, "PUT /segments/{segment}/expectations/{topic}") }),
  },
  "POST /feedback": {
    readBack: ({ dataset }) => `/feedback?dataset=${dataset}&version=latest&offset=0`,
    undo: (_, { id }) => ["DELETE", `/feedback/${id}`],
  },
  "PATCH /feedback/{feedback}": {
    params: async (world) => ({ feedback: await once(world, "said", () => said(world)) }),
  },
  "POST /tokens": { undo: (_, answer) => ["DELETE", `/tokens/${(answer as { token?: { id: string } }).token?.id}`] },
  "POST /links/{link}/claim": {
    isCostly: true,
    params: async (world) => {
      const email = `guest${world.known.size}-${Math.random().toString(36).slice(2)}@quarry.example`;
      world.known.set("guest", email);
      const body = { email, jobRole: "sales", level: "viewer" };
      const { link } = (await made(world, "/members", body)) as unknown as { link: string };
      return { link: link.split("/").at(-1) ?? "" };
    },
    body: (world) => ({ email: world.known.get("guest"), password: "correct horse battery", workspaceName: undefined }),
    as: "nobody",
    readBack: () => "/members",
  },
  "POST /datasets/{dataset}/versions/{version}/rules/preview": {
    body: () => ({ segment: undefined, before: undefined, landmark: undefined }),
    asksOnly: "a question",
  },
  "POST /datasets/{dataset}/versions/{version}/rules/explain": {
    body: () => ({ segment: undefined }),
    asksOnly: "a question",
  },
  "POST /datasets/{dataset}/versions/{version}/rules/count": { asksOnly: "a question" },
  "POST /datasets/{dataset}/versions/{version}/rules/differentiators": {
    body: () => ({ segment: undefined }),
    asksOnly: "a question",
  },
  "POST /datasets/{dataset}/versions/{version}/customers/list": {
    body: () => ({ rule: undefined, sort: undefined, offset: 0, limit: 5 }),
    asksOnly: "a question",
  },
};
