import { type Weights, weights } from "./weights";

/** Letter of a planted segment. */
export const segmentCodes = ["A", "B", "C", "D", "E", "F"] as const;
export type SegmentCode = (typeof segmentCodes)[number];

/** A planted segment: who is in it and what is true of it. Shares and rates are fractions, money is EUR, times are minutes. */
export interface PlantedSegment {
  readonly code: SegmentCode;
  readonly name: string;
  readonly rule: string;
  readonly industries: Weights;
  /** Weights of the size bands 1–4, 5–19, 20–49, 50 and more people. */
  readonly sizes: readonly [number, number, number, number];
  /** Chance that a trial ends in a paid plan. */
  readonly conversion: number;
  /** Chance to leave within a month of life from the seventh on, before the size factor. */
  readonly monthlyHazard: number;
  /** Mean monthly revenue of everybody who ever paid. */
  readonly monthlyRevenue: number;
  /** Price change at each anniversary for the 85 % who grow. */
  readonly yearlyGrowth: number;
  readonly costShare: number;
  readonly acquisitionCost: number;
  /** Chance of each of two possible deals per paying account, and of winning a decided one. */
  readonly dealChance: number;
  readonly closeRate: number;
  readonly extraCycleDays: number;
  /** Chance of a ticket per paid month; factor on the minutes to the first response. */
  readonly ticketChance: number;
  readonly responseFactor: number;
  /** Weights of promoters, passives and detractors among answers. */
  readonly nps: readonly [number, number, number];
}

/** First and last day of the data, the day trials were introduced, and the day the mix of entrants changed. */
export const haldenDates = {
  first: "2023-11-01",
  trialsFrom: "2025-10-01",
  driftFrom: "2026-02-01",
  yearAgo: "2025-10-31",
  asOf: "2026-10-31",
} as const;

/** Share of accounts that came by a contract before trials existed; the others started a trial. */
export const directShare = 0.478;

/** Weights of the segments among entrants: by contract, by trial before the drift, by trial since. Order of `segmentCodes`. */
export const entrantMix = {
  direct: [114, 196, 155, 158, 334, 43],
  trialBefore: [107, 186, 150, 180, 360, 17],
  trialSince: [78, 136, 110, 133, 530, 13],
} as const;

/** Size bands; `hazardFactor` on the chance to leave, `revenueFactor` before normalising, `webinar` the confounded column. */
export const sizeBands = [
  { label: "1–4", hazardFactor: 1.3, revenueFactor: 1, webinar: 0.15 },
  { label: "5–19", hazardFactor: 1.15, revenueFactor: 0.65, webinar: 0.35 },
  { label: "20–49", hazardFactor: 0.8, revenueFactor: 1.28, webinar: 0.6 },
  { label: "50 and more", hazardFactor: 0.5, revenueFactor: 2.8, webinar: 0.85 },
] as const;

/** The first six months of life are this much more dangerous. */
export const earlyHazardFactor = 1.6;
export const earlyMonths = 6;

/** Share of payers whose price falls at each anniversary, and the factor. */
export const shrinking = { share: 0.15, factor: 0.88 } as const;

/** Competitor in a deal: weight and points added to the chance to win; the weighted sum of the points is 0. */
export const competitors = [
  { name: "None named", weight: 40, effect: 0.05 },
  { name: "Planwerk", weight: 25, effect: -0.08 },
  { name: "Taskline", weight: 20, effect: 0 },
  { name: "Spreadsheets", weight: 15, effect: 0 },
] as const;

/** Chance to win a deal with a company that is no account yet, and how many of these there are per account. */
export const prospectDeals = { perAccount: 0.03, closeRate: 0.25 } as const;

/** Priority of a ticket: weight and median minutes to the first response. */
export const priorities = [
  { name: "Urgent", weight: 10, minutes: 15 },
  { name: "High", weight: 25, minutes: 45 },
  { name: "Normal", weight: 45, minutes: 120 },
  { name: "Low", weight: 20, minutes: 360 },
] as const;

/** Chance of a satisfied answer (4 or 5): first response within the limit, or later. */
export const satisfaction = { limitMinutes: 240, within: 0.8, later: 0.6 } as const;

export const segments: readonly PlantedSegment[] = [
  {
    code: "A",
    name: "Agencies",
    rule: "Industry is Agency, Studio or Communication, and Employees is at least 5",
    industries: weights("Agency 45, Studio 30, Communication 25"),
    sizes: [0, 62, 31, 7],
    conversion: 0.318,
    monthlyHazard: 0.0067,
    monthlyRevenue: 412,
    yearlyGrowth: 0.28,
    costShare: 0.21,
    acquisitionCost: 1500,
    dealChance: 0.35,
    closeRate: 0.33,
    extraCycleDays: 0,
    ticketChance: 0.06,
    responseFactor: 1,
    nps: [55, 30, 15],
  },
  {
    code: "B",
    name: "Professional services",
    rule: "Industry is Consulting, Legal, Accounting or Engineering, and Employees is at least 5",
    industries: weights("Consulting 40, Accounting 25, Legal 20, Engineering 15"),
    sizes: [0, 60, 28, 12],
    conversion: 0.225,
    monthlyHazard: 0.0131,
    monthlyRevenue: 296,
    yearlyGrowth: 0.17,
    costShare: 0.24,
    acquisitionCost: 1750,
    dealChance: 0.35,
    closeRate: 0.24,
    extraCycleDays: 0,
    ticketChance: 0.07,
    responseFactor: 1,
    nps: [38, 37, 25],
  },
  {
    code: "C",
    name: "Software & IT teams",
    rule: "Industry is Software or IT services, and Employees is at least 5",
    industries: weights("Software 60, IT services 40"),
    sizes: [0, 50, 32, 18],
    conversion: 0.204,
    monthlyHazard: 0.0124,
    monthlyRevenue: 358,
    yearlyGrowth: 0.21,
    costShare: 0.27,
    acquisitionCost: 2400,
    dealChance: 0.35,
    closeRate: 0.21,
    extraCycleDays: 10,
    ticketChance: 0.1,
    responseFactor: 1.3,
    nps: [34, 38, 28],
  },
  {
    code: "D",
    name: "Online retail",
    rule: "Industry is Online retail or Consumer goods, and Employees is at least 5",
    industries: weights("Online retail 75, Consumer goods 25"),
    sizes: [0, 68, 25, 7],
    conversion: 0.19,
    monthlyHazard: 0.0208,
    monthlyRevenue: 187,
    yearlyGrowth: 0.13,
    costShare: 0.3,
    acquisitionCost: 1100,
    dealChance: 0.25,
    closeRate: 0.17,
    extraCycleDays: 0,
    ticketChance: 0.1,
    responseFactor: 1,
    nps: [28, 37, 35],
  },
  {
    code: "E",
    name: "Solo & freelance",
    rule: "Employees is below 5, and Industry is none of Public administration, Education and Non-profit",
    industries: weights("Consulting 25, Studio 20, Communication 15, Software 15, Online retail 15, Engineering 10"),
    sizes: [100, 0, 0, 0],
    conversion: 0.157,
    monthlyHazard: 0.024,
    monthlyRevenue: 42,
    yearlyGrowth: 0.05,
    costShare: 0.33,
    acquisitionCost: 290,
    dealChance: 0.003,
    closeRate: 0.2,
    extraCycleDays: 0,
    ticketChance: 0.05,
    responseFactor: 1.8,
    nps: [22, 36, 42],
  },
  {
    code: "F",
    name: "Public & non-profit",
    rule: "Industry is Public administration, Education or Non-profit",
    industries: weights("Public administration 35, Education 30, Non-profit 35"),
    sizes: [8, 30, 32, 30],
    conversion: 0.363,
    monthlyHazard: 0.0069,
    monthlyRevenue: 610,
    yearlyGrowth: 0.16,
    costShare: 0.26,
    acquisitionCost: 4800,
    dealChance: 0.5,
    closeRate: 0.31,
    extraCycleDays: 60,
    ticketChance: 0.09,
    responseFactor: 0.7,
    nps: [44, 38, 18],
  },
];
