import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Actor } from "@/lib/domain/actor";
import type { ColumnType, SourceTable } from "@/lib/domain/dictionary";
import type { Recipe } from "@/lib/domain/recipe";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { buildTexts } from "./ingest-texts";

/** A ticket of the cafés: whose (null: nobody's), made so many minutes before the data end, and answered after so many. */
export interface CafeTicket {
  readonly cafe: number | null;
  readonly madeBefore: number;
  readonly waited: number | null;
}

const dayMinutes = 1440;

/**
 * Café n of 0 to 59 is of North below 40, else of South. Each of North has two tickets, answered after 4n + 3 and 8n + 5 minutes, 40 and
 * 200 days before the end; café 5 one more that has waited 300 minutes, café 6 one answered before it was made; one is nobody's. Cafés 1
 * and 2 have three more of 20 days before the end, answered after 130 minutes, café 6 one, and café 2 one answered after 10.
 */
export const cafeTickets: readonly CafeTicket[] = [
  ...Array.from({ length: 40 }, (_, n) => ({ cafe: n, madeBefore: 40 * dayMinutes, waited: 4 * n + 3 })),
  ...Array.from({ length: 40 }, (_, n) => ({ cafe: n, madeBefore: 200 * dayMinutes, waited: 8 * n + 5 })),
  ...Array.from({ length: 20 }, (_, n) => ({ cafe: n + 40, madeBefore: 30 * dayMinutes, waited: 10 })),
  { cafe: 5, madeBefore: 300, waited: null },
  { cafe: 6, madeBefore: 50 * dayMinutes, waited: -20 },
  { cafe: null, madeBefore: 60 * dayMinutes, waited: 9 },
  ...[1, 1, 1, 2, 2, 2, 6].map((cafe) => ({ cafe, madeBefore: 20 * dayMinutes, waited: 130 })),
  { cafe: 2, madeBefore: 20 * dayMinutes, waited: 10 },
];

/** What a café pays a month: 100.50 and its number; café 3 pays 20 less in the second version. */
export function cafePays(n: number, version: 1 | 2): number {
  return 100.5 + n - (version === 2 && n === 3 ? 20 : 0);
}

/**
 * The dataset `cafes` in two versions, data to 30 June 2026. `owner` looks after cafés 1 to 8. In the second version café 4 is of
 * South, café 7 has left and café 8 is somebody else's; it alone has the column Terrace, yes for all.
 */
export async function storeCafes(admin: Actor, owner: string): Promise<void> {
  const dataset = await addDataset(admin.scope, { name: "Cafes", createdBy: admin.userId });
  for (const version of [1, 2] as const) {
    const texts = { "customers.csv": customersText(version, owner), "tickets.csv": ticketsText() };
    const built = await buildTexts(texts, mapped);
    const id = newId();
    const folder = versionFolder(admin.workspace.id, id);
    mkdirSync(path.dirname(folder), { recursive: true });
    cpSync(built.folder, folder, { recursive: true });
    const by = admin.userId;
    const recipe = await addRecipe(admin.scope, { datasetId: dataset.id, recipe: built.recipe, createdBy: by });
    const { manifest, report } = built;
    await addVersion(admin.scope, { id, datasetId: dataset.id, recipeId: recipe.id, manifest, report, builtBy: by });
  }
}

function customersText(version: 1 | 2, owner: string): string {
  const later = version === 2;
  const lines = Array.from({ length: 60 }, (_, n) => {
    const region = n < 40 && !(later && n === 4) ? "North" : "South";
    const own = n >= 1 && n <= (later ? 7 : 8);
    const left = later && n === 7 ? "yes" : "no";
    const cells = `C${n},Café ${n},${region},${cafePays(n, version).toFixed(2)},${left},${own ? owner : "desk@cafes.example"}`;
    return later ? `${cells},yes` : cells;
  });
  return [`ID,Name,Region,MRR,Left,Owner${later ? ",Terrace" : ""}`, ...lines, ""].join("\n");
}

function ticketsText(): string {
  const end = Date.parse("2026-07-01T00:00:00Z");
  const at = (minutes: number) => new Date(end + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
  const lines = cafeTickets.map(({ cafe, madeBefore, waited }, index) => {
    const answered = waited === null ? "" : at(waited - madeBefore);
    return `T${index},${cafe === null ? "" : `C${cafe}`},${at(-madeBefore)},${answered},${index % 4 === 0 ? "Phone" : "E-mail"}`;
  });
  return ["Ticket,Customer,Created,Answered,Channel", ...lines, ""].join("\n");
}

const fields: Readonly<Record<SourceTable, Readonly<Record<string, readonly [string | null, ColumnType]>>>> = {
  customers: {
    ID: ["customer_id", "text"],
    Name: ["name", "text"],
    Region: [null, "text"],
    MRR: ["monthly_revenue", "money"],
    Left: ["churned", "yesNo"],
    Owner: ["owner_email", "text"],
  },
  tickets: {
    Ticket: ["ticket_id", "text"],
    Customer: ["customer_id", "text"],
    Created: ["created_at", "timestamp"],
    Answered: ["first_response_at", "timestamp"],
    Channel: ["channel", "text"],
  },
  payments: {},
  events: {},
  deals: {},
};

function mapped(draft: Recipe): Recipe {
  const sources = draft.sources.map((source) => {
    const table = source.fileName.replace(".csv", "") as SourceTable;
    return {
      ...source,
      use: { kind: "tables" as const, tables: [table] },
      columns: source.columns.map((one) => {
        const [field = null, type = "text" as const] = fields[table][one.header] ?? [];
        return { ...one, type, privacy: "none" as const, targets: [{ table, field }] };
      }),
    };
  });
  return { ...draft, sources, asOf: "2026-06-30", currency: "EUR" };
}
