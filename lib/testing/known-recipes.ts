import type { Recipe, RecipeSource } from "@/lib/domain/recipe";
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
  "lung",
  "rossi",
  "waltons",
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
  lung: ["data/survival_check/lung.csv"],
  rossi: ["data/survival_check/rossi.csv"],
  waltons: ["data/survival_check/waltons_dataset.csv"],
};

/**
 * The recipe of a known dataset: the proposal as it is drafted from the profiles, for the drafts are right for all seven; of the three
 * sets of lives, whose headers say nothing, tenure, end and the columns that group them are named.
 */
export function knownRecipe(name: KnownDataset, files: readonly ProfiledFile[]): Recipe {
  const proposed = proposeRecipe(files, { currency: "USD", timeZone: "UTC", grain: grains[name] });
  const named = lives[name];
  return named ? withLives(proposed, named) : proposed;
}

/** Which columns of a file of lives say what. */
interface Lives {
  readonly tenure: string;
  readonly ended: string;
  readonly groups: readonly string[];
}

const lives: Partial<Record<KnownDataset, Lives>> = {
  lung: { tenure: "time", ended: "status", groups: ["sex"] },
  rossi: { tenure: "week", ended: "arrest", groups: ["fin"] },
  waltons: { tenure: "T", ended: "E", groups: ["group"] },
};

/** A drafted recipe of one file of lives: its tenure and end are named, and every other column stays with the customer. */
export function withLives(recipe: Recipe, { tenure, ended, groups }: Lives): Recipe {
  const sources = recipe.sources.map((source) => ({
    ...source,
    use: { kind: "tables" as const, tables: ["customers" as const] },
    columns: source.columns.map((column) => {
      const field = { [tenure]: "tenure_months", [ended]: "churned" }[column.header] ?? null;
      const type =
        field === null
          ? groups.includes(column.header)
            ? "text"
            : "number"
          : field === "churned"
            ? "yesNo"
            : "number";
      const words = type === "yesNo" ? { yesWords: ["1"], noWords: ["0"] } : { yesWords: [], noWords: [] };
      const format = { ...column.format, ...words };
      return {
        ...column,
        type,
        format,
        targets: [{ table: "customers" as const, field }],
      } satisfies RecipeSource["columns"][number];
    }),
  }));
  return { ...recipe, asOf: null, sources };
}

const grains: Readonly<Record<KnownDataset, Recipe["grain"]>> = {
  telco_churn: "person",
  cdnow: "person",
  crm_sales: "account",
  saas_sales: "account",
  bank_marketing: "person",
  support_sla: "account",
  support_tickets: "person",
  lung: "person",
  rossi: "person",
  waltons: "person",
};
