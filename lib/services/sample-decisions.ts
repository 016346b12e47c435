import "server-only";
import { mintActor } from "@/lib/access/mint";
import type { Actor, Scope } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { DecisionContent } from "@/lib/domain/decision";
import type { FigureAddress } from "@/lib/domain/figure";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { Workspace } from "@/lib/domain/workspace";
import { days, instantAfter, instantNow } from "@/lib/platform/clock";
import { sampleTeam } from "@/lib/sample/sample-people";
import { answerDecision } from "@/lib/store/decision-approvals";
import { addDecision, proposeDecision, takeDecision } from "@/lib/store/decisions";
import { addBuyIn, addStakeholder } from "@/lib/store/stakeholders";
import { frozenEvidence } from "./decision-evidence";

/** Those in whose name the decisions of the sample are written and answered, by user id. */
export interface SampleDeciders {
  readonly analyst: string;
  readonly product: string;
  readonly executive: string;
  readonly success: string;
  readonly marketing: string;
  readonly sales: string;
}

/** A decision that was taken over a dissent, one that waits for the executive, and the people who hold a stake. */
export async function addSampleDecisions(
  workspace: Workspace,
  { scope, version, by }: { readonly scope: Scope; readonly version: StoredVersion; readonly by: SampleDeciders },
): Promise<void> {
  const setting = { scope, version, by, reader: readerOf(workspace, by) };
  const first = await propose(setting, whomToSellTo(setting));
  await answerDecision(scope, { decisionId: first, userId: by.success, answer: "approved", words: null });
  await answerDecision(scope, {
    decisionId: first,
    userId: by.analyst,
    answer: "dissented",
    words:
      "Agencies keep their customers, but they are few. Before a year of roadmap goes there I want to know how many more of them there are to win.",
  });
  const why =
    "They stay longest and pay most. The market is sized before the second quarter; if it is too small, we come back to this.";
  await takeDecision(scope, { id: first, option: 0, why, by: by.executive });
  const second = await propose(setting, paidSearch(setting));
  const words = "They open the fewest tickets per euro, but leave before they are set up.";
  await answerDecision(scope, { decisionId: second, userId: by.success, answer: "approved", words });
  await addPeople(scope, by);
}

interface Setting {
  readonly scope: Scope;
  readonly version: StoredVersion;
  readonly by: SampleDeciders;
  readonly reader: Actor;
}

async function propose({ scope, version, by, reader }: Setting, content: DecisionContent): Promise<string> {
  const { datasetId, datasetSlug } = version;
  const { id, revision } = await addDecision(scope, { datasetId, content, createdBy: by.product });
  const { frozen, versionId } = await frozenEvidence(reader, { datasetId, datasetSlug }, content);
  await proposeDecision(scope, { id, revision, frozen, versionId, proposedBy: by.product });
  return id;
}

function whomToSellTo({ version, by }: Setting): DecisionContent {
  const number = figures(version);
  return {
    question: "For which segment do we build and sell first in 2027?",
    background:
      "Six segments share one roadmap and one sales team. The board asked for one target by the end of the year, with the reason written down.",
    segments: ["agencies", "public-non-profit"],
    options: [
      {
        title: "Agencies first",
        pro: "They leave least and pay most per customer; the product is closest to what they ask for.",
        con: "They are few, and we do not know yet how many more there are to win.",
        cost: "40 person-weeks in two quarters",
      },
      {
        title: "Public & non-profit first",
        pro: "They hardly leave once they are in.",
        con: "Tenders take long, and each one costs much to win.",
        cost: "25 person-weeks and one hire",
      },
      {
        title: "All six, as today",
        pro: "Nobody has to be disappointed.",
        con: "Each team keeps another customer in mind.",
        cost: "",
      },
    ],
    recommended: 0,
    figures: [
      number("churned_share", "agencies"),
      number("churned_share", "public-non-profit"),
      number("churned_share", null),
      number("arpu", "agencies"),
      number("arpu", "public-non-profit"),
      number("arpu", null),
    ],
    texts: [{ words: "Nine interviews with agencies that stayed: they bill from the project plan.", href: null }],
    success: { figure: number("churned_share", "agencies"), wanted: "not higher than today while their number grows" },
    approvers: [by.success, by.analyst],
    owner: by.product,
    reviewOn: dayIn(90),
  };
}

function paidSearch({ version, by }: Setting): DecisionContent {
  const number = figures(version);
  return {
    question: "Do we stop paid search for solo and freelance customers?",
    background: "Most of the trials that paid search brings are of one person, and most of those end unpaid.",
    segments: ["solo-freelance"],
    options: [
      {
        title: "Stop it in January",
        pro: "The money goes to where customers stay.",
        con: "Fewer trials in all; the number that is looked at each week falls.",
        cost: "€140k a year is freed",
      },
      {
        title: "Halve it and measure",
        pro: "What is lost is seen before all of it is.",
        con: "A quarter more at the price of today.",
        cost: "€70k a year is freed",
      },
    ],
    recommended: 0,
    figures: [
      number("conversion", "solo-freelance"),
      number("conversion", null),
      number("churned_share", "solo-freelance"),
      number("arpu", "solo-freelance"),
    ],
    texts: [],
    success: { figure: number("churned_share", null), wanted: "lower than today by the next review" },
    approvers: [by.executive, by.success],
    owner: by.product,
    reviewOn: dayIn(120),
  };
}

function figures({ datasetSlug, number }: StoredVersion): (metric: string, segment: string | null) => FigureAddress {
  return (metric, segment) => ({
    dataset: datasetSlug,
    version: number,
    metric,
    by: segmentsKey,
    group: segment === null ? null : segmentRef(segment, 1),
  });
}

async function addPeople(scope: Scope, by: SampleDeciders): Promise<void> {
  const today = instantNow().slice(0, 10);
  for (const { words, ...facts } of stakeholdersOf(by)) {
    const { id } = await addStakeholder(scope, { ...facts, createdBy: by.product });
    for (const [step, buyIn, note] of words)
      await addBuyIn(scope, { stakeholderId: id, step, buyIn, note, on: today, by: by.product });
  }
}

type Written = Parameters<typeof addStakeholder>[1];
type Word = readonly [Parameters<typeof addBuyIn>[1]["step"], Parameters<typeof addBuyIn>[1]["buyIn"], string];

function stakeholdersOf(by: SampleDeciders): (Omit<Written, "createdBy"> & { readonly words: readonly Word[] })[] {
  const member = (id: string) => ({ kind: "member" as const, id });
  return [
    {
      person: member(by.executive),
      role: "Managing director",
      team: "leadership",
      stake: "Has promised the board one target customer",
      needs: "One page that he can defend",
      words: [
        ["goal", "champion", "Asked for it himself"],
        ["prioritise", "for", "Wants the market sized first"],
      ],
    },
    {
      person: member(by.success),
      role: "Head of customer success",
      team: "success",
      stake: "Her team carries whoever is sold to",
      needs: "To know what each segment expects before it is sold to",
      words: [
        ["measure", "for", "Gave the tickets of two years"],
        ["analyse", "champion", "Found the agencies that stay"],
      ],
    },
    {
      person: member(by.marketing),
      role: "Head of marketing",
      team: "marketing",
      stake: "Half of her budget is paid search",
      needs: "A quarter to build another channel",
      words: [["prioritise", "neutral", "Would agree if trials do not fall"]],
    },
    {
      person: member(by.sales),
      role: "Head of sales",
      team: "sales",
      stake: "Paid by new contracts, whoever signs",
      needs: "A way to tell a target customer in five minutes",
      words: [
        ["analyse", "neutral", "Doubts the size of the segment"],
        ["prioritise", "against", "Fears for the pipeline of retail"],
      ],
    },
    {
      person: { kind: "outside", name: "Katrin Vogel" },
      role: "Supervisory board",
      team: "other",
      stake: "Decides on the next round",
      needs: "Revenue kept, by segment, each quarter",
      words: [["goal", "for", ""]],
    },
  ];
}

/** The numbers are read as the product manager, who proposes them, sees them. */
function readerOf(workspace: Workspace, by: SampleDeciders): Actor {
  const { name, email } = sampleTeam.find(({ jobRole }) => jobRole === "product") ?? { name: "", email: "" };
  return mintActor({ userId: by.product, name, email, jobRole: "product", level: "editor", via: "session", workspace });
}

function dayIn(count: number): string {
  return instantAfter(days(count)).slice(0, 10);
}
