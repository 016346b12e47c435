import type { APIRequestContext } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import type { NewDecision } from "@/lib/domain/decision";
import type { DecisionHead, DecisionView } from "@/lib/domain/decision-resources";
import type { RoadmapView } from "@/lib/domain/roadmap-resources";
import type { Scenario } from "@/lib/domain/scenario";
import { type Account, claim, installation, owner, recall, remember, sampleAccount, tokenOf } from "./installation";
import { dataPages } from "./page-lists/data-pages";
import { decisionPages } from "./page-lists/decision-pages";
import { homePages } from "./page-lists/home-pages";
import { notesPages } from "./page-lists/notes-pages";
import { numberPages } from "./page-lists/numbers-pages";
import { priorityPages } from "./page-lists/priority-pages";
import { rolloutPages } from "./page-lists/rollout-pages";
import { segmentPages } from "./page-lists/segments-pages";
import { settingsPages } from "./page-lists/settings-pages";
import { studyPages } from "./page-lists/study-pages";
import { successPages } from "./page-lists/success-pages";
import type { PageOfTheProduct, Places } from "./page-of-the-product";
import { Script } from "./script";
import { until } from "./until";

export const everyPage: readonly PageOfTheProduct[] = [
  ...dataPages,
  ...numberPages,
  ...segmentPages,
  ...studyPages,
  ...settingsPages,
  ...homePages,
  ...priorityPages,
  ...notesPages,
  ...successPages,
  ...rolloutPages,
  ...decisionPages,
];

/** Who looks at a page: the owner of the installation, or the sample person of a job role. */
export async function readerOf(places: Places, as: Exclude<PageOfTheProduct["as"], "nobody">): Promise<Account> {
  return as === "owner" ? places.owner : await sampleAccount(as);
}

/** The dataset, the build and the invitation that the addresses name; made once for all tests of a run. */
export async function placesOf(request: APIRequestContext): Promise<Places> {
  // Two files ask for them at the same time.
  if (claim("places")) return remember("places", await makePlaces(request));
  const made = await until(
    () => recall<Places>("places"),
    (places) => places !== null,
  );
  if (!made) throw new Error("another test has not made the places of the pages");
  return made;
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
  return {
    owner: known,
    own: workspace,
    dataset: slug,
    file: file.id,
    job: job.id,
    invitation,
    unfinished: await unfinishedDecision(script, slug),
    ...(await fromTheSample(await productOf(request, address))),
  };
}

async function fromTheSample(product: Script): Promise<Pick<Places, "decision" | "scenarios" | "item" | "thread">> {
  const { items } = await product.ask<RoadmapView>("roadmap?dataset=customers");
  const { threads } = await product.ask<{ threads: { id: string }[] }>("notes?limit=1");
  return {
    decision: await takenDecision(product),
    scenarios: await keptScenarios(product),
    item: items[0]?.id ?? "none",
    thread: threads[0]?.id ?? "none",
  };
}

async function unfinishedDecision(script: Script, dataset: string): Promise<string> {
  const { people } = await script.ask<{ people: { id: string }[] }>("decision-people");
  const options = ["Open it", "Wait a year"].map((title) => ({ title, pro: "", con: "", cost: "" }));
  const body: NewDecision = {
    dataset,
    question: "Do we open a shop in the south?",
    background: "",
    segments: [],
    options,
    recommended: null,
    figures: [],
    texts: [],
    success: null,
    approvers: [],
    owner: people[0]?.id ?? "",
    reviewOn: null,
  };
  return (await script.ask<DecisionView>("decisions", { method: "POST", body })).head.id;
}

/** The product manager of the sample as a reader of the API. */
async function productOf(request: APIRequestContext, address: string): Promise<Script> {
  const { email } = await sampleAccount("product");
  const token = await tokenOf(request, { workspace: "halden", email, level: "viewer" });
  return new Script(address, "halden", token);
}

/** The decision of the sample that was taken over a dissent. */
async function takenDecision(product: Script): Promise<string> {
  const { decisions } = await product.ask<{ decisions: DecisionHead[] }>("decisions");
  return decisions.find(({ dissented, status }) => status === "taken" && dissented === 1)?.id ?? "none";
}

async function keptScenarios(product: Script): Promise<string[]> {
  const { scenarios } = await product.ask<{ scenarios: Scenario[] }>("datasets/customers/scenarios");
  return scenarios.map(({ id }) => id).slice(0, 2);
}
