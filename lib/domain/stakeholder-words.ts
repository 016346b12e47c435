import type { BuyIn, MethodStep, StakeholderTeam } from "./stakeholder";

export const teamWords: Readonly<Record<StakeholderTeam, string>> = {
  leadership: "Leadership",
  product: "Product",
  success: "Customer success",
  marketing: "Marketing",
  sales: "Sales",
  data: "Data",
  other: "Others",
};

export const stepWords: Readonly<Record<MethodStep, string>> = {
  goal: "Goal",
  measure: "Measure",
  analyse: "Analyse",
  prioritise: "Prioritise",
  rollout: "Roll out",
};

export const buyInWords: Readonly<Record<BuyIn, string>> = {
  unknown: "not known",
  against: "against",
  neutral: "neutral",
  for: "for",
  champion: "champion",
};
