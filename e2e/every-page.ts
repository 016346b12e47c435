import type { APIRequestContext } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import { type Account, installation, owner, recall, remember, sampleAccount, tokenOf } from "./installation";
import { Script } from "./script";

/** What the addresses of the pages need: a dataset with rejects and an open check, a build, an unused invitation. */
export interface Places {
  readonly owner: Account;
  readonly analyst: Account;
  readonly own: string;
  readonly dataset: string;
  readonly file: string;
  readonly job: string;
  readonly invitation: string;
}

export interface PageOfTheProduct {
  readonly name: string;
  /** Reading pages may carry less script than those one works on. */
  readonly kind: "reading" | "working";
  readonly as: "nobody" | "owner" | "analyst";
  /** Words that stand on this page alone: a page of refusal is not the page that is meant. */
  readonly shows: string;
  readonly path: (places: Places) => string;
}

const halden = "/w/halden/compare";
const number = "dataset=customers&version=1&by=customers.Industry&metric=churned_share&metric=arpu&open=churned_share";

export const everyPage: readonly PageOfTheProduct[] = [
  { name: "sign-in", kind: "working", as: "nobody", shows: "Sign in", path: () => "/sign-in" },
  { name: "join", kind: "working", as: "nobody", shows: "You are invited to", path: ({ invitation }) => invitation },
  {
    name: "dead link",
    kind: "reading",
    as: "nobody",
    shows: "This link does not open anything",
    path: () => "/join/this-link-is-dead",
  },
  {
    name: "not found",
    kind: "reading",
    as: "owner",
    shows: "There is nothing at this address",
    path: () => "/nothing/here",
  },
  {
    name: "datasets",
    kind: "reading",
    as: "owner",
    shows: "What every number is counted from",
    path: ({ own }) => `/w/${own}/measure`,
  },
  {
    name: "report",
    kind: "reading",
    as: "owner",
    shows: "The mapping as it was used",
    path: ({ own, dataset }) => `/w/${own}/measure/${dataset}/1`,
  },
  {
    name: "wizard, files",
    kind: "working",
    as: "owner",
    shows: "Choose the files",
    path: ({ own }) => `/w/${own}/measure/new`,
  },
  {
    name: "wizard, mapping",
    kind: "working",
    as: "owner",
    shows: "4 columns found their field",
    path: (at) => `/w/${at.own}/measure/new?file=${at.file}`,
  },
  {
    name: "wizard, build",
    kind: "working",
    as: "owner",
    shows: "Version 1 is built.",
    path: (at) => `/w/${at.own}/measure/new?dataset=${at.dataset}&file=${at.file}&job=${at.job}`,
  },
  { name: "scoreboard", kind: "reading", as: "analyst", shows: "Each segment against the rest", path: () => halden },
  {
    name: "scoreboard by a column",
    kind: "reading",
    as: "analyst",
    shows: "Each group against the rest",
    path: () => `${halden}?dataset=customers&version=1&by=customers.Industry&metric=arpu`,
  },
  {
    name: "overlap",
    kind: "reading",
    as: "analyst",
    shows: "Every combination that somebody is in",
    path: () => `${halden}/overlap`,
  },
  {
    name: "performance of a segment",
    kind: "reading",
    as: "analyst",
    shows: "The value with its 95 % interval",
    path: () => "/w/halden/segments/agencies/performance",
  },
  {
    name: "cohorts",
    kind: "reading",
    as: "analyst",
    shows: "Cells with hatching are a quarter still running",
    path: () => `${halden}/cohorts`,
  },
  {
    name: "cohorts, one age over time",
    kind: "reading",
    as: "analyst",
    shows: "Upright: the 95",
    path: () =>
      `${halden}/cohorts?dataset=customers&version=1&entry=firstPayment&every=month&measure=value&cohorts=24&arrange=oneAge`,
  },
  {
    name: "scoreboard of one file",
    kind: "reading",
    as: "owner",
    shows: "Each group against the rest",
    path: (at) => `/w/${at.own}/compare?dataset=${at.dataset}`,
  },
  {
    name: "drawer of a number",
    kind: "reading",
    as: "analyst",
    shows: "SQL that ran",
    path: () => `${halden}?${number}`,
  },
  {
    name: "rows behind a number",
    kind: "reading",
    as: "analyst",
    shows: "are behind “Churned share”",
    path: () => `${halden}/rows?${number}`,
  },
  {
    name: "survival by segments",
    kind: "reading",
    as: "analyst",
    shows: "How many are still there, month by month",
    path: () => `${halden}/survival`,
  },
  {
    name: "survival by a column",
    kind: "reading",
    as: "analyst",
    shows: "Do the curves differ at all?",
    path: () => `${halden}/survival?dataset=customers&version=1&by=customers.Plan&horizon=12`,
  },
  {
    name: "segment, over time",
    kind: "reading",
    as: "analyst",
    shows: "How long they stay",
    path: () => "/w/halden/segments/agencies/time",
  },
  {
    name: "revenue retention",
    kind: "reading",
    as: "analyst",
    shows: "What each part holds",
    path: () => `${halden}/revenue`,
  },
  {
    name: "trend",
    kind: "reading",
    as: "analyst",
    shows: "The band is the 95 % interval.",
    path: () => `${halden}/trend?dataset=customers&version=1&metric=churn_per_month&length=month`,
  },
  {
    name: "templates of segments",
    kind: "working",
    as: "analyst",
    shows: "Each draft is an ordinary rule",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=companySize&metric=churned_share",
  },
  {
    name: "template with a cut",
    kind: "working",
    as: "analyst",
    shows: "Move the cut to see how much",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=valueCut&metric=nps&top=20",
  },
  {
    name: "template of recency and frequency",
    kind: "working",
    as: "analyst",
    shows: "How lately and how often",
    path: () => "/w/halden/segments/templates?dataset=customers&version=1&template=rfm&metric=nps",
  },
  {
    name: "segments",
    kind: "reading",
    as: "analyst",
    shows: "Each with its rule and its size",
    path: () => "/w/halden/segments",
  },
  {
    name: "segment",
    kind: "reading",
    as: "analyst",
    shows: "Smallest effect this size can show",
    path: () => "/w/halden/segments/agencies",
  },
  {
    name: "history of a segment",
    kind: "reading",
    as: "analyst",
    shows: "A definition never changes once it is published",
    path: () => "/w/halden/segments/agencies/history",
  },
  {
    name: "customers",
    kind: "reading",
    as: "analyst",
    shows: "One line for each customer",
    path: () => "/w/halden/customers",
  },
  {
    name: "customers by a rule",
    kind: "working",
    as: "analyst",
    shows: "fit this rule",
    path: () =>
      `/w/halden/customers?dataset=customers&version=1&rule=${encodeURIComponent(
        JSON.stringify({ kind: "column", column: "customers.Industry", test: { op: "isOneOf", values: ["Studio"] } }),
      )}`,
  },
  {
    name: "customer",
    kind: "reading",
    as: "owner",
    shows: "What is known of this customer",
    path: (at) => `/w/${at.own}/customers/p1?dataset=${at.dataset}&version=1`,
  },
  {
    name: "builder, new segment",
    kind: "working",
    as: "owner",
    shows: "Without a condition the rule holds for every customer",
    path: (at) => `/w/${at.own}/segments/new?dataset=${at.dataset}`,
  },
  {
    name: "builder, draft",
    kind: "working",
    as: "analyst",
    shows: "This draft would hold the same",
    path: () => "/w/halden/segments/agencies/edit",
  },
  {
    name: "definitions",
    kind: "reading",
    as: "owner",
    shows: "Each metric has one definition",
    path: ({ own }) => `/w/${own}/settings/definitions`,
  },
  {
    name: "who may what",
    kind: "reading",
    as: "owner",
    shows: "The access table",
    path: ({ own }) => `/w/${own}/settings/access`,
  },
  {
    name: "members",
    kind: "working",
    as: "owner",
    shows: "Who works here, and as what",
    path: ({ own }) => `/w/${own}/settings/members`,
  },
  {
    name: "tokens",
    kind: "working",
    as: "owner",
    shows: "Tokens for scripts",
    path: ({ own }) => `/w/${own}/settings/tokens`,
  },
  {
    name: "audit log",
    kind: "reading",
    as: "owner",
    shows: "What was done, and by whom",
    path: ({ own }) => `/w/${own}/settings/audit`,
  },
];

/** The dataset, the build and the invitation that the addresses name; made once for all tests of a run. */
export async function placesOf(request: APIRequestContext): Promise<Places> {
  return recall<Places>("places") ?? remember("places", await makePlaces(request));
}

async function makePlaces(request: APIRequestContext): Promise<Places> {
  const known = await owner(request);
  const { workspace } = known;
  const token = await tokenOf(request, { workspace, email: known.email, level: "admin" });
  const { address } = await installation();
  const script = new Script(address, workspace, token);
  const lines = Array.from(
    { length: 60 },
    (_, at) => `p${at},${at % 2 ? "North" : "South"},${at}.50,2026-0${1 + (at % 9)}-11,no`,
  );
  const broken = ["p60,North,twelve,2026-01-11,yes", "p61,South,3.00,2026-02-11,yes,too,many", "p62,North,-4.00,,yes"];
  const text = `customer_id,region,total_revenue,churned_on,churned\n${[...lines, ...broken].join("\n")}\n`;
  const file = await script.uploadBody(text, "every-page.csv");
  const { recipe } = await script.ask<RecipeDraft>("recipes/draft", { method: "POST", body: { files: [file.id] } });
  const { slug } = await script.ask<DatasetView>("datasets", { method: "POST", body: { name: "Every page" } });
  const job = await script.ask<JobView>(`datasets/${slug}/versions`, { method: "POST", body: { recipe } });
  const ended = await script.jobEnd(job.id);
  if (ended.status === "failed") throw new Error(ended.problem ?? "the build failed");
  const invite = { email: `guest-${slug}@owner.example`, jobRole: "success", level: "viewer" };
  const { link } = await script.ask<{ link: string }>("members", { method: "POST", body: invite });
  const invitation = new URL(link, address).pathname;
  const analyst = await sampleAccount("analyst");
  return { owner: known, analyst, own: workspace, dataset: slug, file: file.id, job: job.id, invitation };
}
