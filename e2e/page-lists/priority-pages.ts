import type { PageOfTheProduct } from "../page-of-the-product";

const prioritise = "/w/halden/prioritise";
const version = "dataset=customers&version=1";

/** The pages on which segments are weighed against each other. */
export const priorityPages: readonly PageOfTheProduct[] = [
  {
    name: "markets",
    kind: "working",
    as: "analyst",
    shows: "Win rate by competitor",
    path: () => `${prioritise}/market?${version}&segment=agencies`,
  },
  {
    name: "ranking",
    kind: "working",
    as: "analyst",
    shows: "How often each segment comes first",
    path: () => `${prioritise}/ranking?${version}`,
  },
  {
    name: "impact",
    kind: "reading",
    as: "analyst",
    shows: "The company today, and in the scenario",
    path: () => `${prioritise}/impact?${version}&segment=agencies@1&change=volume&percent=10&low=0.8&base=1&high=1.1`,
  },
  {
    name: "scenarios side by side",
    kind: "reading",
    as: "executive",
    shows: "What each would do to the company",
    path: ({ scenarios }) =>
      `${prioritise}/impact/side-by-side?${version}&${scenarios.map((id) => `scenario=${id}`).join("&")}`,
  },
  {
    name: "ranking, closed to the role",
    kind: "reading",
    as: "sales",
    shows: "are not open to your job role",
    path: () => `${prioritise}/ranking`,
  },
];
