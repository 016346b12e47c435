import type { ImpactQuestion } from "@/lib/domain/impact";
import type { Market } from "@/lib/domain/market";
import type { PrioritySettings } from "@/lib/domain/priority-settings";
import type { Range } from "@/lib/domain/range";
import type { SegmentCode } from "./halden";

const register = { source: "Federal register of companies, by industry and size class", asOf: "2026-06-30" };
const survey = { source: "Own survey of 412 companies, spring 2026", asOf: "2026-05-15" };
const association = { source: "Yearly report of the industry association", asOf: "2026-03-31" };

/** What the company of the sample has written down about the market of each segment. */
export const plantedMarkets: Readonly<Record<SegmentCode, Market>> = {
  A: {
    ...market([8200, 10_600, 14_000], {
      newCompanies: [40, 60, 90],
      firstAdopters: [350, 500, 700],
      switchers: [250, 400, 600],
    }),
    withSolution: { share: 0.62, ...survey },
    competition:
      "Planwerk sells to the larger agencies through its partner programme. Below twenty people most still plan in spreadsheets, and change when a project goes wrong.",
    channels: [
      channel("Partner", "1450", "yes", { cap: 900, note: "Forty partners, nine of them active" }),
      channel("Referral", "1500", "no", { cap: 220, note: "Grows with the number of customers, not with money" }),
      channel("Paid ads", "1700", "unknown", {}),
    ],
    competitors: [competitor("Planwerk", 0.3), competitor("Spreadsheets", 0.4)],
  },
  B: {
    ...market([19_000, 23_500, 29_000], {
      newCompanies: [20, 35, 60],
      firstAdopters: [700, 1000, 1500],
      switchers: [500, 800, 1200],
    }),
    withSolution: { share: 0.71, ...survey },
    competition: "Law and tax offices buy what their software for files recommends; consultants look around.",
    channels: [
      channel("Paid ads", "1800", "yes", { cap: 1500, note: null }),
      channel("Event", "2100", "no", { cap: 150, note: null }),
    ],
    competitors: [competitor("Planwerk", 0.2), competitor("Taskline", 0.2)],
  },
  C: {
    ...market([6000, 7400, 9800], {
      newCompanies: [30, 40, 70],
      firstAdopters: [150, 250, 400],
      switchers: [600, 900, 1300],
    }),
    withSolution: { share: 0.88, ...survey },
    competition: "Nearly all have a tool and change it often: growth comes from Taskline.",
    channels: [channel("Search", "2400", "unknown", {})],
    competitors: [competitor("Taskline", 0.2)],
  },
  D: {
    ...market([12_000, 15_200, 21_000], {
      newCompanies: [400, 700, 1100],
      firstAdopters: [500, 900, 1400],
      switchers: [200, 350, 600],
    }),
    withSolution: { share: 0.44, ...survey },
    competition: "Shops come and go with the season; price decides.",
    channels: [channel("Search", "1050", "yes", { cap: null, note: null })],
    competitors: [],
  },
  E: {
    ...market([48_000, 63_000, 85_000], {
      newCompanies: [4000, 6500, 9000],
      firstAdopters: [2000, 3500, 6000],
      switchers: [500, 1000, 2000],
    }),
    withSolution: { share: 0.31, ...survey },
    competition: null,
    channels: [channel("Search", "300", "yes", { cap: null, note: "Cheap, and they leave" })],
    competitors: [competitor("Spreadsheets", null)],
  },
  F: {
    ...market([1500, 2100, 3200], { newCompanies: [0, 5, 10], firstAdopters: [60, 110, 180], switchers: [20, 40, 80] }),
    size: { range: { low: 1500, base: 2100, high: 3200 }, unit: "companies", ...association },
    withSolution: { share: 0.55, ...association },
    competition: "Tenders, nine months on average. Who is in, stays in.",
    channels: [channel("Event", "4600", "no", { cap: 60, note: "Two fairs a year" })],
    competitors: [competitor("Planwerk", 0.35)],
  },
};

/** How the company of the sample ranks its segments. */
export const plantedPriorities: PrioritySettings = {
  criteria: [
    { figure: "headroom", weight: 4, from: 0, to: 20_000 },
    { figure: "churn_per_month", weight: 3, from: 0.04, to: 0.005 },
    { figure: "arpu", weight: 2, from: 0, to: 600 },
    { figure: "ltv_cac", weight: 2, from: 1, to: 5 },
    { figure: "close_rate", weight: 1, from: 0.1, to: 0.4 },
  ],
  knockouts: [
    { figure: "market_size", operator: "atLeast", limit: 2000 },
    { figure: "churn_per_month", operator: "atMost", limit: 0.03 },
    { figure: "ltv_cac", operator: "atLeast", limit: 2 },
    { figure: "customers_today", operator: "atLeast", limit: 100 },
  ],
  weights: "drawn",
};

interface PlantedScenario {
  readonly code: SegmentCode;
  readonly name: string;
  readonly note: string;
  readonly question: Omit<ImpactQuestion, "segment">;
}

/** Scenarios that the team keeps, the newest last. */
export const plantedScenarios: readonly PlantedScenario[] = [
  {
    code: "D",
    name: "Shops stay longer",
    note: "Takes the onboarding for shops that is planned for the first quarter.",
    question: { change: "churn", percent: -10, factor: { low: 1, base: 1, high: 1 } },
  },
  {
    code: "A",
    name: "More agencies",
    note: "Two more people in sales for agencies, from January.",
    question: { change: "volume", percent: 10, factor: { low: 1, base: 1, high: 1 } },
  },
];

type Bounds = readonly [low: number, base: number, high: number];

function market(size: Bounds, flows: Readonly<Record<"newCompanies" | "firstAdopters" | "switchers", Bounds>>) {
  return {
    size: { range: range(size), unit: "companies", ...register },
    growth: {
      newCompanies: range(flows.newCompanies),
      firstAdopters: range(flows.firstAdopters),
      switchers: range(flows.switchers),
      ...survey,
    },
  };
}

function range([low, base, high]: Bounds): Range {
  return { low, base, high };
}

function channel(
  name: string,
  cost: string,
  scales: Market["channels"][number]["scales"],
  { cap = null, note = null }: { readonly cap?: number | null; readonly note?: string | null },
): Market["channels"][number] {
  return { channel: name, cost, scales, cap, note };
}

function competitor(name: string, winRate: number | null): Market["competitors"][number] {
  return { name, winRate, note: null };
}
