import type { APIRequestContext } from "@playwright/test";
import type { NewDecision } from "@/lib/domain/decision";
import type { DecisionView } from "@/lib/domain/decision-resources";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { placesOf } from "./every-page";
import { claim, installation, recall, remember, tokenOf } from "./installation";
import type { Places } from "./page-of-the-product";
import { Script } from "./script";
import { until } from "./until";

/** What stands in the owner's workspace so that every dialog can be opened: segments and decisions in each of their states. */
export interface OpeningPlaces extends Places {
  /** A segment with two definitions and a draft. */
  readonly drafted: string;
  readonly archived: string;
  /** Decisions: a draft, one that somebody else approved, one that waits for the owner and for somebody who left. */
  readonly draft: string;
  readonly approved: string;
  readonly waiting: string;
}

/** Made once for all tests of a run. */
export async function openingPlacesOf(request: APIRequestContext): Promise<OpeningPlaces> {
  const places = await placesOf(request);
  if (claim("opening-places")) return remember("opening-places", { ...places, ...(await make(request, places)) });
  const made = await until(
    () => recall<OpeningPlaces>("opening-places"),
    (found) => found !== null,
  );
  if (!made) throw new Error("another test has not made what the dialogs need");
  return made;
}

async function make(request: APIRequestContext, places: Places): Promise<Omit<OpeningPlaces, keyof Places>> {
  const { address } = await installation();
  const { own: workspace, owner } = places;
  const scriptOf = async (email: string, level: string) =>
    new Script(address, workspace, await tokenOf(request, { workspace, email, level }));
  const script = await scriptOf(owner.email, "admin");
  const [drafted, archived] = [await segment(script, places, "North"), await segment(script, places, "South")];
  await script.ask(`segments/${drafted}/draft`, { method: "PUT", body: { rule: region("South"), revision: null } });
  await script.ask(`segments/${archived}/archive`, { method: "POST", body: { archived: true } });
  const guest = await newMember(request, script, places);
  const { members } = await script.ask<{ members: { id: string; email: string; name: string }[] }>("members");
  const { people } = await script.ask<{ people: { id: string; name: string }[] }>("decision-people");
  const memberOf = (email: string) => members.find((member) => member.email === email);
  const idOf = (email: string) => people.find(({ name }) => name === memberOf(email)?.name)?.id ?? "";
  const [self, other] = [idOf(owner.email), idOf(guest)];
  const decide = (approvers: readonly string[]) => decision(script, places, { approvers, owner: self });
  const draft = await decide([other]);
  const [approved, waiting] = [await decide([other]), await decide([self, other])];
  for (const { head, revision } of [approved, waiting])
    await script.ask(`decisions/${head.id}/proposal`, { method: "POST", body: { revision } });
  const answer = { answer: "approved", words: null };
  await (await scriptOf(guest, "editor")).ask(`decisions/${approved.head.id}/answers`, {
    method: "POST",
    body: answer,
  });
  await script.raw(`members/${memberOf(guest)?.id}`, { method: "DELETE" });
  return { drafted, archived, draft: draft.head.id, approved: approved.head.id, waiting: waiting.head.id };
}

/** A segment of one region with two definitions. */
async function segment(script: Script, { dataset }: Places, name: string): Promise<string> {
  const body = { dataset, name, rule: region(name) };
  const { slug, draft } = await script.ask<SegmentView>("segments", { method: "POST", body });
  await script.ask(`segments/${slug}/versions`, {
    method: "POST",
    body: { revision: draft?.revision, note: "The first" },
  });
  const second = region(name === "North" ? "South" : "North", "isNoneOf");
  const saved = await script.ask<{ revision: number }>(`segments/${slug}/draft`, {
    method: "PUT",
    body: { rule: second, revision: null },
  });
  await script.ask(`segments/${slug}/versions`, { method: "POST", body: { revision: saved.revision, note: null } });
  return slug;
}

function region(name: string, op: "isOneOf" | "isNoneOf" = "isOneOf"): Rule {
  return { kind: "column", column: "customers.region", test: { op, values: [name] } };
}

/** Somebody who has taken an invitation; answers with the e-mail. */
async function newMember(request: APIRequestContext, script: Script, { dataset }: Places): Promise<string> {
  const email = `gesa-${dataset}@owner.example`;
  const invite = { email, jobRole: "executive", level: "editor" };
  const { link } = await script.ask<{ link: string }>("members", { method: "POST", body: invite });
  const { address } = await installation();
  const answer = await request.post(`/api/v1/links/${link.split("/").at(-1)}/claim`, {
    data: { name: "Gesa Gast", email, password: "correct horse battery" },
    headers: { origin: address },
  });
  if (!answer.ok()) throw new Error(`the invitation was refused: ${await answer.text()}`);
  return email;
}

/** A decision with all that it needs to be proposed. */
function decision(
  script: Script,
  { dataset }: Places,
  people: { readonly approvers: readonly string[]; readonly owner: string },
): Promise<DecisionView> {
  const body: NewDecision = {
    dataset,
    question: "Do we open a second shop in the north?",
    background: "",
    segments: [],
    options: ["Open it", "Wait a year"].map((title) => ({ title, pro: "", con: "", cost: "" })),
    recommended: 0,
    figures: [{ dataset, version: 1, metric: "churned_share", by: "customers.region", group: "North" }],
    texts: [],
    success: null,
    approvers: [...people.approvers],
    owner: people.owner,
    reviewOn: "2027-03-31",
  };
  return script.ask<DecisionView>("decisions", { method: "POST", body });
}
