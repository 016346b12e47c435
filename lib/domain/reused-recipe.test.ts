import { expect, test } from "vitest";
import { cellFormatSchema, type Recipe, type RecipeSource, type SourceColumn } from "./recipe";
import { reusedRecipe } from "./reused-recipe";

const format = cellFormatSchema.parse({});

function column(index: number, header: string, field: string | null): SourceColumn {
  return { index, header, type: "text", format, targets: [{ table: "customers", field }], privacy: "none" };
}

function source(fileId: string, columns: SourceColumn[]): RecipeSource {
  const dialect = { encoding: "utf-8", delimiter: ",", quote: '"', header: true } as const;
  return {
    fileId,
    fileName: `${fileId}.csv`,
    format: "text",
    dialect,
    emptyWords: [],
    use: { kind: "tables", tables: ["customers"] },
    columns,
    computed: [],
  };
}

function recipe(sources: RecipeSource[], asOf: string): Recipe {
  return { sources, asOf, currency: "EUR", timeZone: "UTC", grain: "account", bands: {} };
}

test("columns are found again by name when their order changes, new ones keep their suggestion", () => {
  const earlier = recipe(
    [source("old", [column(0, "kd_nr", "customer_id"), column(1, "mail", "email")])],
    "2026-09-30",
  );
  const proposal = recipe(
    [
      source("new", [
        column(0, "mail", null),
        column(1, "kd_nr", null),
        column(2, "contact", "email"),
        column(3, "nps", "nps_score"),
      ]),
    ],
    "2026-10-31",
  );
  const reused = reusedRecipe(earlier, proposal);
  const fields = reused.sources[0]?.columns.map((one) => [one.index, one.header, one.targets[0]?.field]);
  expect(fields).toEqual([
    [0, "mail", "email"],
    [1, "kd_nr", "customer_id"],
    [2, "contact", null],
    [3, "nps", "nps_score"],
  ]);
  expect(reused.asOf).toBe("2026-10-31");
  expect(reused.sources[0]?.fileId).toBe("new");
});

test("a join finds its key columns again by name", () => {
  const deals = source("d", [column(0, "deal", "customer_id"), column(1, "product", null)]);
  const products: RecipeSource = {
    ...source("p", [column(0, "product", null), column(1, "price", null)]),
    use: { kind: "join", onto: "deals", ontoSource: 0, ontoIndex: 1, keyIndex: 0 },
  };
  const newDeals = source("d2", [column(0, "product", null), column(1, "deal", null)]);
  const newProducts = source("p2", [column(0, "price", null), column(1, "product", null)]);
  const reused = reusedRecipe(recipe([deals, products], "2026-09-30"), recipe([newProducts, newDeals], "2026-10-31"));
  expect(reused.sources[0]?.use).toEqual({ kind: "join", onto: "deals", ontoSource: 1, ontoIndex: 0, keyIndex: 1 });
});
