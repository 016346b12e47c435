import { z } from "zod";

/** How the company earns: it decides which metrics stand first in a study. */
export const businessModels = ["subscription", "selfServe", "repeatPurchase", "enterpriseSales"] as const;
export const businessModelSchema = z.enum(businessModels).meta({ id: "BusinessModel" });
export type BusinessModel = z.infer<typeof businessModelSchema>;

/** The model as people call it, and what it lives on. */
export const businessModelWords: Readonly<Record<BusinessModel, { readonly name: string; readonly asks: string }>> = {
  subscription: { name: "Subscription", asks: "churn and revenue kept" },
  selfServe: { name: "Self-serve", asks: "trials that become paid" },
  repeatPurchase: { name: "Repeat purchase", asks: "orders that come again and lifetime value" },
  enterpriseSales: { name: "Enterprise sales", asks: "deals won and how long they take" },
};

const first: Readonly<Record<BusinessModel, readonly string[]>> = {
  subscription: ["churned_share", "retention_12", "nrr", "grr", "arpu", "observed_ltv"],
  selfServe: ["conversion", "churned_share", "retention_3", "arpu", "cac", "payback"],
  repeatPurchase: ["repeat_rate", "observed_ltv", "order_value", "active_6", "arpu"],
  enterpriseSales: ["close_rate", "won_value", "sales_cycle", "nrr", "cac", "ltv_cac"],
};

/** Metrics in the order of a model: those it lives on first, the others as they were. */
export function metricsInOrder<One extends { readonly id: string }>(model: BusinessModel, all: readonly One[]): One[] {
  const rank = (id: string) => {
    const at = first[model].indexOf(id);
    return at < 0 ? first[model].length : at;
  };
  return [...all].sort((a, b) => rank(a.id) - rank(b.id));
}
