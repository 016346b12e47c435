import type { FieldKey } from "./metric";
import { availability, metrics } from "./metrics";
import type { Recipe } from "./recipe";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/** What a mapping makes possible, before anything is built: metrics that can be computed, and for the others what is missing. */
export interface RecipeOutlook {
  readonly unlocked: readonly { readonly metric: string }[];
  readonly locked: readonly { readonly metric: string; readonly sentence: string }[];
}

/** The metrics a recipe unlocks and those it leaves locked, each with the sentence that says what to map. */
export function recipeOutlook(recipe: Recipe): RecipeOutlook {
  const manifest = expectedManifest(recipe);
  const all = metrics.map((metric) => ({ metric, state: availability(metric, manifest) }));
  return {
    unlocked: all.flatMap(({ metric, state }) => (state.available ? [{ metric: metric.name }] : [])),
    locked: all.flatMap(({ metric, state }) =>
      state.available ? [] : [{ metric: metric.name, sentence: state.sentence }],
    ),
  };
}

/** Fields a build derives, each with the sets of fields it can be derived from (dictionary, marked d). In order of dependence. */
const derivations: readonly { readonly field: FieldKey; readonly from: readonly (readonly FieldKey[])[] }[] = [
  {
    field: "customers.customer_id",
    from: [["payments.customer_id"], ["events.customer_id"], ["deals.customer_id"], ["tickets.customer_id"]],
  },
  { field: "customers.converted", from: [["customers.converted_on"]] },
  { field: "customers.started_on", from: [["customers.converted_on"], ["payments.paid_on"]] },
  { field: "customers.churned", from: [["customers.churned_on"]] },
  { field: "customers.tenure_months", from: [["customers.started_on", "customers.churned"]] },
  { field: "customers.monthly_revenue", from: [["payments.paid_on", "payments.amount"]] },
  { field: "customers.total_revenue", from: [["payments.amount"]] },
  { field: "payments.payment_id", from: [["payments.amount"]] },
  { field: "payments.order_id", from: [["payments.amount"]] },
  { field: "deals.deal_id", from: [["deals.outcome"]] },
  { field: "tickets.ticket_id", from: [["tickets.status"], ["tickets.priority"], ["tickets.csat_score"]] },
  { field: "tickets.first_response_minutes", from: [["tickets.created_at", "tickets.first_response_at"]] },
  { field: "tickets.resolution_minutes", from: [["tickets.created_at", "tickets.resolved_at"]] },
  ...(["customer_id", "month", "age_months", "revenue", "previous_revenue", "active", "complete"] as const).map(
    (name) => ({
      field: `customer_months.${name}` as const,
      from: [["payments.customer_id", "payments.paid_on", "payments.amount"] as const],
    }),
  ),
];

function expectedManifest(recipe: Recipe): VersionManifest {
  const given = mappedFields(recipe);
  const all = new Map<string, VersionColumn["origin"]>([...given].map((key) => [key, "field"]));
  for (const { field, from } of derivations) {
    if (!all.has(field) && from.some((set) => set.every((key) => all.has(key)))) all.set(field, "derived");
  }
  const tables = [...new Set([...all.keys()].map((key) => key.slice(0, key.indexOf("."))))];
  return {
    asOf: recipe.asOf,
    currency: recipe.currency,
    timeZone: recipe.timeZone,
    grain: recipe.grain,
    hasIds: true,
    customersDerived: false,
    bands: {},
    tables: tables.map((table) => ({
      table: table as VersionManifest["tables"][number]["table"],
      file: "",
      rows: 0,
      sha256: "",
      sizeBytes: 0,
      columns: [...all]
        .filter(([key]) => key.startsWith(`${table}.`))
        .map(([key, origin]) => expectedColumn(key, origin)),
    })),
  };
}

/** Canonical fields that some column feeds; a customers file without an id column gets row numbers for ids. */
function mappedFields(recipe: Recipe): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const source of recipe.sources) {
    if (source.use.kind === "tables" && source.use.tables.includes("customers")) fields.add("customers.customer_id");
    const targets = [
      ...source.columns.flatMap((column) => column.targets),
      ...source.computed.map((one) => one.target),
    ];
    for (const { table, field } of targets) if (field !== null) fields.add(`${table}.${field}`);
  }
  return fields;
}

function expectedColumn(key: string, origin: VersionColumn["origin"]): VersionColumn {
  const name = key.slice(key.indexOf(".") + 1);
  return { key, name, label: name, type: "text", origin, privacy: "none", labels: null, empty: 0, distinct: 0 };
}
