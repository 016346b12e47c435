import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Actor } from "@/lib/domain/actor";
import type { Recipe } from "@/lib/domain/recipe";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addFeedback } from "@/lib/store/feedback";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { canary, canaryAmount, canaryCustomers as size } from "./canaries";
import { buildTexts } from "./ingest-texts";

type Source = Recipe["sources"][number];
type Column = Source["columns"][number];
type Head = readonly [header: string, field: string | null, type: Column["type"], privacy?: Column["privacy"]];

const customerHeads: readonly Head[] = [
  ["ID", "customer_id", "text"],
  ["Name", "name", "text", "personal"],
  ["E-mail", "email", "text", "personal"],
  ["Phone", null, "text", "personal"],
  ["Health", null, "text", "sensitive"],
  ["Remark", null, "text", "freeText"],
  ["Owner", "owner_email", "text"],
  ["Region", null, "text"],
  ["Staff", null, "number"],
  ["MRR", "monthly_revenue", "money"],
  ["Start", "started_on", "date"],
  ["Left", "churned", "yesNo"],
  ["Margin", "gross_margin_rate", "number"],
];

const ticketHeads: readonly Head[] = [
  ["Ticket", "ticket_id", "text"],
  ["ID", "customer_id", "text"],
  ["Opened", "created_at", "timestamp"],
  ["Answered", "first_response_at", "timestamp"],
  ["Score", "csat_score", "number"],
  ["Words", null, "text", "freeText"],
  ["Caller", null, "text", "personal"],
];

const paymentHeads: readonly Head[] = [
  ["ID", "customer_id", "text"],
  ["Paid", "paid_on", "date"],
  ["Amount", "amount", "money"],
];

/**
 * The dataset `inns`, whose masked columns hold canaries, with tickets, rejected records that quote them, and what customers said. The
 * accounts of even numbers are `owner`'s.
 */
export async function storeCanaries(admin: Actor, owner: string): Promise<void> {
  const customers = Array.from({ length: size }, (_, at) =>
    [
      ...[canary("iden", at), canary("name", at), `${canary("mail", at)}@inn.example`, canary("fone", at)],
      ...[canary("sick", at), canary("free", at), at % 2 === 0 ? owner : "x@inn.example", at < 40 ? "Coast" : "Hills"],
      ...[String(at), canaryAmount(at), `2025-0${1 + (at % 9)}-01`, at % 3 === 0 ? "yes" : "no", `0.${at % 10}`],
    ].join(","),
  );
  const tickets = Array.from({ length: 2 * size }, (_, n) => {
    const at = n % (size + 1);
    const opened = n === 7 ? canary("free", at) : "2026-01-02 10:00:00";
    return [`${canary("iden", at)}-t${n}`, canary("iden", at), opened, "2026-01-02 11:00:00", String(1 + (n % 5))]
      .concat(canary("subj", at), canary("call", at))
      .join(",");
  });
  const payments = Array.from({ length: size }, (_, at) =>
    [canary("iden", at), `2025-${String(1 + (at % 12)).padStart(2, "0")}-15`, canaryAmount(at)].join(","),
  );
  const csv = (heads: readonly Head[], lines: readonly string[]) =>
    `${heads.map(([header]) => header).join(",")}\n${lines.join("\n")}\n`;
  const built = await buildTexts(
    {
      "customers.csv": csv(customerHeads, [...customers, customers[2] ?? "", `${customers[3]},${canary("sick", 3)}`]),
      "tickets.csv": csv(ticketHeads, tickets),
      "payments.csv": csv(paymentHeads, payments),
    },
    (draft) => ({
      ...draft,
      asOf: "2026-06-30",
      sources: draft.sources.map((source) => mapped(source)),
    }),
  );
  const by = admin.userId;
  const { id: datasetId } = await addDataset(admin.scope, { name: "Inns", createdBy: by });
  const id = newId();
  const folder = versionFolder(admin.workspace.id, id);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(built.folder, folder, { recursive: true });
  const recipe = await addRecipe(admin.scope, { datasetId, recipe: built.recipe, createdBy: by });
  const { manifest, report } = built;
  await addVersion(admin.scope, { id, datasetId, recipeId: recipe.id, manifest, report, builtBy: by });
  const said = [2, 3, 4, 5, 999].map((at) => ({
    ...{
      customerId: canary("iden", at),
      quote: canary("quot", at),
      theme: "Beds",
      source: "call",
      saidOn: "2026-05-04",
    },
  }));
  await addFeedback(admin.scope, said, { datasetId, createdBy: by });
}

const tableOf = {
  "customers.csv": ["customers", customerHeads],
  "tickets.csv": ["tickets", ticketHeads],
  "payments.csv": ["payments", paymentHeads],
} as const;

function mapped(source: Source): Source {
  const [table, heads] = tableOf[source.fileName as keyof typeof tableOf];
  return {
    ...source,
    use: { kind: "tables", tables: [table] },
    columns: source.columns.map((column) => {
      const [, field = null, type = "text", privacy = "none"] =
        heads.find(([header]) => header === column.header) ?? [];
      return { ...column, type, privacy, targets: [{ table, field }] };
    }),
  };
}
