import type { World } from "./hostile-world";

/** The id of an object that is made once. */
export async function once(world: World, name: string, make: () => Promise<string>): Promise<string> {
  const id = world.known.get(name) ?? (await make());
  world.known.set(name, id);
  return id;
}

export async function made(
  world: World,
  path: string,
  body: object,
  as?: string,
): Promise<{ id: string; revision: number }> {
  const answer = await world.call("POST", path, { body, ...(as === undefined ? {} : { as }) });
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as { id: string; revision: number };
}

const claim = {
  segment: "loud",
  metric: "churned_share",
  direction: "lower",
  comparison: "rest",
  smallestEffect: 0.02,
  guess: -0.1,
  why: null,
};

export async function study(world: World): Promise<string> {
  const { dataset } = world;
  const facts = { name: "Growth", goal: "Grow", businessModel: "subscription", successMetric: "churned_share" };
  const body = { dataset, ...facts, target: null, targetDate: null, owner: null };
  return once(world, "study", async () => (await made(world, "/studies", body)).id);
}

export async function hypothesis(world: World): Promise<string> {
  return (await made(world, `/studies/${await study(world)}/hypotheses`, claim)).id;
}

export async function said(world: World): Promise<string> {
  const { dataset, customer } = world;
  const words = { quote: "More keys", theme: "Keys", source: "call", saidOn: "2026-06-01" };
  return (await made(world, "/feedback", { dataset, customer, ...words })).id;
}

export async function decision(
  world: World,
  step: "draft" | "proposed" | "taken",
): Promise<{ id: string; revision: number }> {
  const { admin: owner, approver, dataset } = world;
  const option = { pro: "", con: "", cost: "" };
  const content = {
    ...{ dataset, question: "Whom first?", background: "", segments: ["loud"], recommended: 0, figures: [] },
    options: ["Loud", "Faint"].map((title) => ({ title, ...option })),
    texts: [{ words: "Three interviews", href: null }],
    ...{ success: null, approvers: [approver], owner, reviewOn: "2029-01-01" },
  };
  const { head, revision } = (await made(world, "/decisions", content)) as unknown as {
    head: { id: string };
    revision: number;
  };
  const draft = { id: head.id, revision };
  if (step === "draft") return draft;
  await made(world, `/decisions/${draft.id}/proposal`, { revision: draft.revision });
  if (step === "proposed") return draft;
  await made(world, `/decisions/${draft.id}/answers`, { answer: "approved", words: null }, "approver");
  await made(world, `/decisions/${draft.id}/choice`, { option: 0, why: "They stay." });
  return draft;
}

export async function movedDraft(world: World): Promise<number> {
  const { dataset } = world;
  const count = (world.known.get("moves") ?? "").length + 1;
  world.known.set("moves", "x".repeat(count));
  const rule = { kind: "column", column: "customers.Staff", test: { op: "atLeast", value: count } };
  await once(world, "moving", async () => {
    await made(world, "/segments", { name: "Moving", dataset, rule });
    return "moving";
  });
  const { body } = await world.call("GET", "/segments/moving");
  const draft = (body as { draft: { revision: number } | null }).draft;
  const saved = await world.call("PUT", "/segments/moving/draft", {
    body: { rule, revision: draft?.revision ?? null },
  });
  return (saved.body as { revision: number }).revision;
}

export function stakeholder(world: World): Promise<string> {
  return once(world, "stakeholder", async () => {
    const person = { kind: "outside", name: "Somebody" };
    const { stakeholders } = (await made(world, "/stakeholders", {
      person,
      ...{ role: "Head", team: "sales", stake: "", needs: "" },
    })) as unknown as { stakeholders: { id: string }[] };
    return stakeholders[0]?.id ?? "none";
  });
}

/** A kept scenario of this name about the loud ones. */
export async function scenario(world: World, name: string): Promise<string> {
  const { dataset, version } = world;
  const question = { segment: "loud", change: "volume", percent: 10, factor: { low: 1, base: 1, high: 1 } };
  return (await made(world, `/datasets/${dataset}/scenarios`, { name, note: "", question, version })).id;
}

export function thread(world: World): Promise<string> {
  const body = { subject: { kind: "segment", segment: "loud" }, body: "first" };
  return once(world, "thread", async () => (await made(world, "/notes", body)).id);
}

export async function newItem(world: World): Promise<string> {
  const tie = { segment: "faint", problem: "slow", metric: "churned_share", expected: -0.01, evidence: "calls" };
  const answer = await made(world, "/roadmap", { dataset: world.dataset, title: "Item", ties: [tie] });
  return (answer as unknown as { item: { id: string } }).item.id;
}

export function item(world: World): Promise<string> {
  return once(world, "item", () => newItem(world));
}
