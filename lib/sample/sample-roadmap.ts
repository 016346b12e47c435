import { daysLater } from "@/lib/domain/iso-day";
import type { RoadmapStatus } from "@/lib/domain/roadmap";
import type { SegmentCode } from "./halden";
import { haldenDates } from "./halden";

interface SampleTie {
  readonly code: SegmentCode;
  readonly problem: string;
  readonly metric: string;
  readonly expected: number;
  readonly evidence: string;
}

interface SampleItem {
  readonly title: string;
  readonly problem: string;
  readonly status: RoadmapStatus;
  readonly quarter: string | null;
  readonly effort: number | null;
  readonly shippedOn?: string;
  readonly themes: readonly string[];
  readonly ties: readonly SampleTie[];
}

function item(
  [title, problem]: readonly [string, string],
  [status, quarter, effort]: readonly [RoadmapStatus, string | null, number | null],
  ties: readonly SampleTie[],
  themes: readonly string[] = [],
): SampleItem {
  return { title, problem, status, quarter, effort, themes, ties };
}

function tie(
  code: SegmentCode,
  problem: string,
  [metric, expected]: readonly [string, number],
  evidence: string,
): SampleTie {
  return { code, problem, metric, expected, evidence };
}

const churn = "churned_share";
const kept = "nrr";

/** What Halden plans: it leans to solo users and online retail, two items are for several segments, three for none. */
export const sampleItems: readonly SampleItem[] = [
  item(
    ["Client approvals on mobile", "Clients approve late because they are not at a desk"],
    ["inProgress", "2026Q4", 14],
    [tie("A", "Work waits for a client’s yes", [churn, -0.01], "2 tests with 40 agencies")],
    ["Client approvals"],
  ),
  item(
    ["Partner workspace", "Partners bring agencies and cannot see them"],
    ["planned", "2027Q1", 10],
    [tie("A", "Partners ask for numbers by e-mail", ["conversion", 0.03], "9 interviews with partners")],
  ),
  item(
    ["Capacity planning for projects", "Who is free next month is kept in spreadsheets"],
    ["inProgress", "2026Q4", 24],
    [
      tie("B", "Projects are promised that nobody is free for", [kept, 0.015], "14 interviews"),
      tie("A", "Freelancers are booked twice", [kept, 0.01], "5 interviews"),
    ],
    ["Budgets by phase"],
  ),
  item(
    ["API limits and webhooks", "Jobs stop at 600 calls an hour"],
    ["inProgress", "2026Q4", 20],
    [tie("C", "Nightly jobs break half-way", [kept, 0.02], "Asked for in support and interviews")],
    ["API limits"],
  ),
  {
    ...item(
      ["Weekly API report", "Nobody sees usage before the limit"],
      ["shipped", "2026Q3", 9],
      [tie("C", "The limit comes as a surprise", [kept, 0.005], "21 tickets")],
    ),
    shippedOn: "2026-09-14",
  },
  item(
    ["Shop import 2", "Products must be typed in twice"],
    ["planned", "2027Q1", 32],
    [tie("D", "New shops give up before the first invoice", [churn, -0.03], "1 test, no clear change")],
  ),
  item(
    ["Stock sync", "Stock is a day behind"],
    ["planned", "2027Q2", 18],
    [tie("D", "Sold goods are sold again", [churn, -0.01], "Loudest theme of online retail")],
    ["Stock sync"],
  ),
  item(
    ["Cheaper solo plan", "Price is the first reason to leave"],
    ["planned", "2027Q1", 28],
    [tie("E", "One person pays for a team’s tool", [churn, -0.04], "Exit surveys of the last year")],
    ["Cheaper plan"],
  ),
  item(
    ["Mobile receipts", "Receipts are lost before month end"],
    ["idea", null, 14],
    [
      tie("E", "Receipts are typed in at night", [churn, -0.005], "Requests in support"),
      tie("B", "Expenses reach the project too late", [kept, 0.005], "3 interviews"),
    ],
  ),
  item(["Dark mode", "Asked for at every fair"], ["planned", "2027Q1", 8], []),
  item(["New invoice templates", "Ours look dated beside those of others"], ["planned", "2027Q2", 12], []),
  item(["Calendar view", "Dates are seen as lists only"], ["idea", null, 16], []),
];

/** What is spoken of, and by how many customers of each segment, A to F. */
export interface SampleTheme {
  readonly theme: string;
  readonly voices: readonly [number, number, number, number, number, number];
  readonly quotes: readonly string[];
}

export const sampleThemes: readonly SampleTheme[] = [
  {
    theme: "Client approvals",
    voices: [26, 8, 6, 5, 6, 0],
    quotes: [
      "Our clients are on the road. If they could approve on a phone we would not wait for days.",
      "Approvals are the step where every project stands still.",
      "I copy the estimate into an e-mail because my client will not sign in.",
    ],
  },
  {
    theme: "API limits",
    voices: [5, 6, 30, 9, 5, 0],
    quotes: [
      "Our nightly sync hits the limit at two in the morning and nobody notices until nine.",
      "600 calls an hour was fine when we were ten people.",
      "We would pay for a higher limit if there was one.",
    ],
  },
  {
    theme: "Cheaper plan",
    voices: [5, 7, 5, 10, 44, 0],
    quotes: [
      "I am one person and pay for functions of a team.",
      "In quiet months the fee is more than I invoice.",
      "I would stay if I could pause the plan over summer.",
    ],
  },
  {
    theme: "Budgets by phase",
    voices: [6, 27, 5, 0, 6, 6],
    quotes: [
      "One budget for the whole project hides the phase that overruns.",
      "We keep phases in a spreadsheet beside your tool.",
    ],
  },
  {
    theme: "Stock sync",
    voices: [0, 5, 5, 26, 7, 0],
    quotes: ["Stock is a day behind, so we sell what we no longer have.", "I type in every product twice."],
  },
  {
    theme: "Single sign-on",
    voices: [5, 8, 10, 0, 0, 12],
    quotes: ["Our tender demands single sign-on, without it you are out.", "Every leaver keeps an account for weeks."],
  },
];

const sources = ["support", "interview", "survey", "sales call"] as const;

/** One thing said. */
interface SampleVoice {
  readonly customerId: string;
  readonly quote: string;
  readonly theme: string;
  readonly source: string;
  readonly saidOn: string;
}

/**
 * What is said of the `number`th theme. `customerOf`: the id of a customer of a segment (by its place), by a number from 0; further
 * themes begin a little later in the list, so that some customers speak of two. Two voices are of ids that no file knows.
 */
export function sampleVoices(
  { theme, voices, quotes }: SampleTheme,
  number: number,
  customerOf: (place: number, at: number) => string | null,
): SampleVoice[] {
  const ids = voices.flatMap((count, place) =>
    Array.from({ length: count }, (_, at) => customerOf(place, at + number * 7)),
  );
  const known = ids.flatMap((id) => id ?? []);
  const strangers = number < 2 ? [`HX-9000${number + 1}`] : [];
  return [...known, ...strangers].map((customerId, at) => ({
    customerId,
    theme,
    quote: quotes[at % quotes.length] ?? theme,
    source: sources[(at + number) % sources.length] ?? sources[0],
    saidOn: daysLater(haldenDates.asOf, -((at * 13 + number * 5) % 330)),
  }));
}
