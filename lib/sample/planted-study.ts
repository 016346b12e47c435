import type { NewHypothesis } from "@/lib/domain/hypothesis";
import type { NewStudy } from "@/lib/domain/study";

/** The study of the sample company, without its owner. */
export const plantedStudy: Omit<NewStudy, "dataset" | "owner"> = {
  name: "Retention 2027",
  goal: "Grow with customers who stay and spend more, instead of replacing those who leave.",
  businessModel: "subscription",
  successMetric: "nrr",
  target: 1,
  targetDate: "2027-12-31",
};

/** Its hypotheses by the name of their segment; the first three have been shown and judged, the last one nobody has looked at. */
export const plantedHypotheses: readonly (Omit<NewHypothesis, "segment"> & {
  readonly segment: string;
  readonly isShown: boolean;
})[] = [
  {
    segment: "Agencies",
    metric: "retention_12",
    direction: "higher",
    comparison: "rest",
    smallestEffect: 0.05,
    guess: 0.1,
    why: "Their projects run on our approvals: leaving means to move every client.",
    isShown: true,
  },
  {
    segment: "Online retail",
    metric: "churned_share",
    direction: "lower",
    comparison: "rest",
    smallestEffect: 0.02,
    guess: -0.04,
    why: "Shops with a warehouse of their own plan with us all year.",
    isShown: true,
  },
  {
    segment: "Public & non-profit",
    metric: "csat_top2",
    direction: "higher",
    comparison: "rest",
    smallestEffect: 0.05,
    guess: 0.06,
    why: "They praise the help with tenders in every call.",
    isShown: true,
  },
  {
    segment: "Software & IT teams",
    metric: "nrr",
    direction: "higher",
    comparison: "rest",
    smallestEffect: 0.03,
    guess: 0.05,
    why: "Seats follow their hiring, and the API brings in whole teams.",
    isShown: false,
  },
];
