import type { APIRequestContext } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import { type Account, type Installation, installation, owner, sampleAccount, tokenOf } from "./installation";
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
  readonly path: (places: Places) => string;
}

const halden = "/w/halden/compare";
const number = "dataset=customers&version=1&by=customers.industry&metric=churned_share&metric=arpu&open=churned_share";

export const everyPage: readonly PageOfTheProduct[] = [
  { name: "sign-in", kind: "working", as: "nobody", path: () => "/sign-in" },
  { name: "join", kind: "working", as: "nobody", path: ({ invitation }) => invitation },
  { name: "dead link", kind: "reading", as: "nobody", path: () => "/join/this-link-is-dead" },
  { name: "not found", kind: "reading", as: "owner", path: () => "/nothing/here" },
  { name: "datasets", kind: "reading", as: "owner", path: ({ own }) => `/w/${own}/measure` },
  { name: "report", kind: "reading", as: "owner", path: ({ own, dataset }) => `/w/${own}/measure/${dataset}/1` },
  { name: "wizard, files", kind: "working", as: "owner", path: ({ own }) => `/w/${own}/measure/new` },
  { name: "wizard, mapping", kind: "working", as: "owner", path: (at) => `/w/${at.own}/measure/new?file=${at.file}` },
  {
    name: "wizard, build",
    kind: "working",
    as: "owner",
    path: (at) => `/w/${at.own}/measure/new?dataset=${at.dataset}&file=${at.file}&job=${at.job}`,
  },
  { name: "scoreboard", kind: "reading", as: "analyst", path: () => halden },
  {
    name: "scoreboard of one file",
    kind: "reading",
    as: "owner",
    path: (at) => `/w/${at.own}/compare?dataset=${at.dataset}`,
  },
  { name: "drawer of a number", kind: "reading", as: "analyst", path: () => `${halden}?${number}` },
  { name: "rows behind a number", kind: "reading", as: "analyst", path: () => `${halden}/rows?${number}` },
  { name: "definitions", kind: "reading", as: "owner", path: ({ own }) => `/w/${own}/settings/definitions` },
  { name: "who may what", kind: "reading", as: "owner", path: ({ own }) => `/w/${own}/settings/access` },
  { name: "members", kind: "working", as: "owner", path: ({ own }) => `/w/${own}/settings/members` },
  { name: "tokens", kind: "working", as: "owner", path: ({ own }) => `/w/${own}/settings/tokens` },
  { name: "audit log", kind: "reading", as: "owner", path: ({ own }) => `/w/${own}/settings/audit` },
];

/** Makes the dataset, the build and the invitation that the addresses name. */
export async function placesOf(request: APIRequestContext): Promise<Places> {
  const known = await owner(request);
  const { workspace } = known;
  const token = await tokenOf(request, { workspace, email: known.email, level: "admin" });
  const { address }: Installation = await installation();
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
