import "server-only";
import { customerIdentity } from "@/lib/analytics/queries/customer-identity";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { Scope } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { PinnedFigure } from "@/lib/domain/figure";
import { mentionsIn } from "@/lib/domain/note-mentions";
import { expandRule } from "@/lib/domain/rule-expansion";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { Subject } from "@/lib/domain/subject";
import type { SamplePerson } from "@/lib/sample/sample-people";
import { addAnnotation } from "@/lib/store/annotations";
import { addAnswer, addThread, resolveThread } from "@/lib/store/notes";
import { listDefinitions } from "@/lib/store/segment-definitions";
import { pinsOfBoard } from "./artefact-pins";
import { askOf } from "./engine";

/** The people of the sample by their job role, by user id. */
export type SampleWriters = Readonly<Record<SamplePerson["jobRole"], string>>;

type Role = SamplePerson["jobRole"];

interface Written {
  readonly about: Subject;
  readonly by: Role;
  readonly body: string;
  readonly pin?: PinnedFigure | undefined;
  readonly answers?: readonly { readonly by: Role; readonly body: string }[];
  readonly resolvedBy?: Role;
}

/** What the people of the sample wrote beside its numbers, and what happened at Halden. */
export async function addSampleNotes(scope: Scope, version: StoredVersion, people: SampleWriters): Promise<void> {
  const pins = await pinsOfAgencies(scope, version);
  for (const note of await writtenNotes(version, people, pins)) {
    const { about, by, body, pin = null, answers = [], resolvedBy } = note;
    const of = (role: Role, text: string) => ({ authorId: people[role], body: text, mentions: mentionsIn(text) });
    const thread = await addThread(scope, about, { ...of(by, body), pin });
    for (const answer of answers) await addAnswer(scope, thread, { ...of(answer.by, answer.body), pin: null });
    if (resolvedBy) await resolveThread(scope, thread, people[resolvedBy]);
  }
  const { datasetSlug: dataset } = version;
  for (const { by, ...annotation } of [
    {
      day: "2025-03-03",
      text: "Prices up by 8 % for new customers",
      tag: "pricing",
      scope: { kind: "workspace" },
      by: "marketing",
    },
    {
      day: "2025-09-01",
      text: "Billing moved to the new ledger",
      tag: "source",
      scope: { kind: "dataset", dataset },
      by: "analyst",
    },
    {
      day: "2026-02-16",
      text: "Client approvals released",
      tag: "release",
      scope: { kind: "segment", segment: "agencies" },
      by: "product",
    },
  ] as const)
    await addAnnotation(scope, annotation, people[by]);
}

async function writtenNotes(version: StoredVersion, people: SampleWriters, pins: PinsOfAgencies): Promise<Written[]> {
  const at = (role: Role) => `@{${people[role]}}`;
  const { datasetSlug: dataset } = version;
  const customer = await ownCustomer(version);
  const search = new URLSearchParams({ entry: "firstPayment", every: "quarter", measure: "customers", cohorts: "12" });
  return [
    {
      about: { kind: "segment", segment: "solo-freelance" },
      by: "executive",
      body: "Do we still offer calls here? The support plan of the spring says so.",
      answers: [
        {
          by: "success",
          body: "No. Since July they have the help centre and e-mail; calls are for *Agencies* and larger.",
        },
      ],
      resolvedBy: "executive",
    },
    {
      about: { kind: "metric", metric: "arpu" },
      by: "marketing",
      body: "Are trials in this number? In the campaign report they are.",
      answers: [
        {
          by: "analyst",
          body: `${at("marketing")} They are not: it is the sum of monthly revenue over customers that have one. Both numbers are right, they answer different questions.`,
        },
      ],
    },
    {
      about: { kind: "version", dataset, version: version.number },
      by: "analyst",
      body: `First version with the new ledger. The totals of payments equal the books of October.\n\n- two columns changed their names, the mapping knows both\n- the day of contract end is still missing for old contracts\n\n${at("executive")}, this is what the board pack is made from.`,
    },
    {
      about: {
        kind: "cohort",
        dataset,
        version: version.number,
        search: search.toString(),
        cohort: "2025-04-01",
        age: 4,
      },
      by: "marketing",
      body: "This quarter held the spring campaign. Its discount ran out after a year, so look at this cell before you praise the campaign.",
    },
    ...(customer === null
      ? []
      : [
          {
            about: { kind: "customer", dataset, customer } as const,
            by: "success" as const,
            body: `Asked for a named contact twice. ${at("product")}: they would also test the new approvals.`,
          },
        ]),
    {
      about: { kind: "segment", segment: "online-retail" },
      by: "product",
      body: `${at("success")}, what do they say when they leave? In three interviews the shop connection broke at the end of the month.`,
    },
    ...notesOnNumbers(at, pins),
  ];
}

function notesOnNumbers(at: (role: Role) => string, { churn, arpu }: PinsOfAgencies): Written[] {
  const written: Written[] = [];
  if (arpu)
    written.push({
      about: { kind: "figure", figure: arpu.address },
      by: "executive",
      body: `This is the number the board asks about. ${at("analyst")}, does it hold when the partner discount is taken off?`,
      pin: arpu,
    });
  if (churn)
    written.push({
      about: { kind: "figure", figure: churn.address },
      by: "sales",
      body: "The early ones came through our own partners. Does this hold for agencies that found us by search?",
      pin: churn,
      answers: [
        {
          by: "analyst",
          body: `I compare like with like by channel before the review. ${at("product")}, please hold the claim until then.`,
        },
      ],
    });
  return written;
}

interface PinsOfAgencies {
  readonly churn: PinnedFigure | undefined;
  readonly arpu: PinnedFigure | undefined;
}

/** Churn and revenue per customer of Agencies, as the first version shows them. */
async function pinsOfAgencies(scope: Scope, version: StoredVersion): Promise<PinsOfAgencies> {
  const definition = (await listDefinitions(scope)).find(({ slug }) => slug === "agencies");
  if (!definition) return { churn: undefined, arpu: undefined };
  const { slug, name, number, rule } = definition;
  const ref = segmentRef(slug, number);
  const segment = {
    ref,
    slug,
    name,
    code: "A",
    version: number,
    written: rule,
    rule: expandRule(rule, () => undefined, [slug]),
  };
  const question = { by: segmentsKey, segments: [ref], metrics: ["churned_share", "arpu"], against: "rest" as const };
  const view = await computeScoreboard({ version, question, segments: [segment], ask: askOf(version) });
  const pins = pinsOfBoard(view, version.datasetSlug, ref);
  const pinOf = (metric: string) => pins.find(({ address }) => address.metric === metric);
  return { churn: pinOf("churned_share"), arpu: pinOf("arpu") };
}

/** An account that the person in customer success looks after. */
async function ownCustomer(version: StoredVersion): Promise<string | null> {
  const ask = askOf(version);
  for (let at = 1; at <= 60; at += 1) {
    const found = await customerIdentity(version, String(at).padStart(7, "0"), ask);
    if (found?.owner?.startsWith("lea.brandt@")) return found.id;
  }
  return null;
}
