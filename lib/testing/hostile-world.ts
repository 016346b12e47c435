import { leftOut, type Maker, type Mutation, type TextField } from "./text-fields";

/** One call with its answer as JSON; `as`: who calls. */
export type CallApi = (
  method: string,
  path: string,
  options?: { readonly body?: unknown; readonly as?: string },
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A workspace whose dataset `dataset` has the published segments `loud` and `faint`. */
export interface World {
  readonly call: CallApi;
  /** Address name of the workspace. */
  readonly slug: string;
  readonly admin: string;
  /** Another member, who may be asked to approve; calls as `approver`. */
  readonly approver: string;
  readonly dataset: string;
  readonly version: number;
  readonly customer: string;
  /** A check that a version has failed. */
  readonly gate: { readonly dataset: string; readonly id: string };
  /** Made once and used by several places. */
  readonly known: Map<string, string>;
}

/** Values of places that name something, by key; a rule asks for a text of somebody's. */
export function givenOf(world: World, round: number, text: Maker["text"]): Maker["given"] {
  const values: Readonly<Record<string, unknown>> = {
    dataset: world.dataset,
    version: world.version,
    metric: "churned_share",
    successMetric: "churned_share",
    "metrics[]": "churned_share",
    segment: "loud",
    "segments[]": "loud",
    by: "segments",
    group: "loud@1",
    bands: leftOut,
    period: leftOut,
    revenuePeriod: leftOut,
    owner: world.admin,
    "approvers[]": world.approver,
    id: world.approver,
    parent: null,
    guess: -0.1,
    smallestEffect: 0.02,
    customer: world.customer,
    quarter: "2027Q1",
    recommended: 0,
    datasetVersion: world.version,
    email: `p${round}@quarry.example`,
    level: "editor",
    password: "correct horse battery",
    left: "none",
    instead: "none",
    thread: null,
    subject: subjects(world)[round % subjects(world).length],
  };
  return (key, at) => {
    if (at.endsWith("channels[].cost")) return "12.50";
    if (/(criteria|knockouts)\[\]\.figure$/.test(at)) return "market_size";
    if (/^(nextReview|reviewOn|next)$/.test(key)) return "2029-01-01";
    if (/criteria\[\]\.from$/.test(at)) return 0;
    if (at === "origin.metric") return undefined;
    if (at === "goal.by") return "2027-12";
    if (at === "rule") return ruleOf(round, text);
    if (at === "person") return { kind: "outside", name: text(lineOf("person.name", 80)) };
    if (at === "text") return text(lineOf("text", 300));
    if (at === "tag") return text(lineOf("tag", 30));
    return values[key];
  };
}

function lineOf(at: string, most: number): TextField {
  return {
    at,
    prefix: "",
    takes: (one) => one.trim() !== "" && one.length <= most && !/[\p{Control}\p{Surrogate}]/u.test(one),
  };
}

function ruleOf(round: number, text: Maker["text"]): object {
  const takes = (one: string) => one.length <= 300 && !one.includes("\0");
  const field = (at: string): TextField => ({ at, prefix: "", takes });
  const test =
    round % 2 === 0
      ? { op: "isOneOf", values: [text(field("rule.test.values[]"))] }
      : { op: "contains", text: text(field("rule.test.text")) };
  return { kind: "column", column: "customers.Region", test };
}

function subjects({ dataset, version, customer }: World): readonly object[] {
  const cohort = { kind: "cohort", dataset, version, search: "every=month", cohort: "2024-01-01", age: 1 };
  return [
    { kind: "segment", segment: "loud" },
    { kind: "metric", metric: "churned_share" },
    { kind: "customer", dataset, customer },
    { kind: "version", dataset, version },
    cohort,
  ];
}

/** Where a call goes, with the places of its address filled in. */
export function addressOf(world: World, { path }: Mutation, params: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = {
    dataset: world.dataset,
    version: "latest",
    segment: "loud",
    number: "1",
    ...params,
  };
  return path.replace("/api/v1", "").replaceAll(/\{(\w+)\}/g, (place, name: string) => all[name] ?? place);
}
