import type { Recipe } from "@/lib/domain/recipe";
import type { ProfiledFile } from "@/lib/ingest/profiled-file";
import { proposeRecipe } from "@/lib/ingest/propose-recipe";

/** The reference datasets that have a mapping in the dictionary. */
export const knownDatasets = [
  "telco_churn",
  "cdnow",
  "crm_sales",
  "saas_sales",
  "bank_marketing",
  "support_sla",
  "support_tickets",
] as const;
export type KnownDataset = (typeof knownDatasets)[number];

/** Files of each dataset, below the reference folder. */
export const knownFiles: Readonly<Record<KnownDataset, readonly string[]>> = {
  telco_churn: ["data/telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv"],
  cdnow: ["data/cdnow/CDNOW_master.txt"],
  crm_sales: [
    "data/crm_sales/accounts.csv",
    "data/crm_sales/sales_pipeline.csv",
    "data/crm_sales/products.csv",
    "data/crm_sales/sales_teams.csv",
  ],
  saas_sales: ["data/saas_sales/SaaS-Sales.csv"],
  bank_marketing: ["data/bank_marketing/bank-full.csv"],
  support_sla: ["data/support_tickets/tickets_sla_simulated.csv"],
  support_tickets: ["data/support_tickets/customer_support_tickets.csv"],
};

/** The recipe of a known dataset: the proposal as it is drafted from the profiles, for the drafts are right for all seven. */
export function knownRecipe(name: KnownDataset, files: readonly ProfiledFile[]): Recipe {
  return proposeRecipe(files, { currency: "USD", timeZone: "UTC", grain: grains[name] });
}

const grains: Readonly<Record<KnownDataset, Recipe["grain"]>> = {
  telco_churn: "person",
  cdnow: "person",
  crm_sales: "account",
  saas_sales: "account",
  bank_marketing: "person",
  support_sla: "account",
  support_tickets: "person",
};
