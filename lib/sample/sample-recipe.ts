import { defaultEmptyWords, type Recipe, type RecipeSource } from "@/lib/domain/recipe";
import { drawWith } from "./draw";
import { haldenDates } from "./halden";
import { dialectOf, formatOf, type SampleTable } from "./sample-column";
import { sampleTables } from "./sample-tables";

/** Names of the files that feed the sample workspace. */
export const sampleFileNames = {
  customers: "customers.csv",
  payments: "payments.csv",
  events: "events.parquet",
  deals: "deals.csv",
  tickets: "tickets.csv",
} as const;

/** The confirmed mapping of the sample's files, made from the same columns that write them. Values are the ids of the uploaded files. */
export function sampleRecipe(files: Readonly<Record<keyof typeof sampleFileNames, string>>): Recipe {
  return {
    sources: sampleTables(drawWith(0)).map((table) => source(table, files[table.table])),
    asOf: haldenDates.asOf,
    currency: "EUR",
    timeZone: "UTC",
    grain: "account",
    bands: { "customers.Employees": [1, 5, 20, 50, 500], "customers.tenure_months": [0, 6, 12, 24, 36] },
  };
}

function source(table: SampleTable, fileId: string): RecipeSource {
  const fileName = sampleFileNames[table.table];
  const text = fileName.endsWith(".csv");
  return {
    fileId,
    fileName,
    format: text ? "text" : "parquet",
    dialect: text ? dialectOf(table.style) : null,
    emptyWords: text ? [...defaultEmptyWords] : [],
    use: { kind: "tables", tables: [table.table] },
    columns: table.columns.map((column, index) => ({
      index,
      header: column.header,
      type: column.type,
      format: formatOf(column, text ? table.style : null),
      targets: [{ table: table.table, field: column.field }],
      privacy: column.privacy,
    })),
    computed: [],
  };
}
