import { describe, expect, it } from "vitest";
import type { Recipe, RecipeSource } from "@/lib/domain/recipe";
import { mergedRecipe } from "./merged-recipe";

const base = { currency: "EUR", timeZone: "UTC", grain: "account", bands: {} } as const;

function source(fileId: string, use: RecipeSource["use"], emptyWords: string[] = []): RecipeSource {
  return {
    fileId,
    fileName: `${fileId}.csv`,
    format: "text",
    dialect: null,
    emptyWords,
    use,
    columns: [],
    computed: [],
  };
}
const customers = { kind: "tables", tables: ["customers"] } as const;
const joined = (ontoSource: number) =>
  ({ kind: "join", onto: "customers", ontoSource, ontoIndex: 0, keyIndex: 0 }) as const;
const mutable = (use: unknown) => use as RecipeSource["use"];

function recipe(sources: RecipeSource[], asOf: string | null): Recipe {
  return { ...base, sources, asOf };
}

describe("mergedRecipe", () => {
  const alone = recipe([source("teams", mutable(customers))], null);
  it("takes the new proposal for a file nobody edited", () => {
    const fresh = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)))], "2026-10-31");
    expect(mergedRecipe({ recipe: alone, proposal: alone }, fresh)).toBe(fresh);
  });
  it("keeps an edited file, and an edited day, over the new proposal", () => {
    const edited = recipe([source("teams", mutable(customers), ["-"])], "2026-09-30");
    const fresh = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)))], "2026-10-31");
    const merged = mergedRecipe({ recipe: edited, proposal: alone }, fresh);
    expect(merged.sources[1]?.emptyWords).toEqual(["-"]);
    expect(merged.asOf).toBe("2026-09-30");
  });
  it("follows the file a join points at to its new place", () => {
    const proposal = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)))], null);
    const edited = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)), ["-"])], null);
    const fresh = recipe(
      [
        source("deals", mutable(customers)),
        source("accounts", mutable(customers)),
        source("teams", mutable(joined(1))),
      ],
      null,
    );
    expect(mergedRecipe({ recipe: edited, proposal }, fresh).sources[2]?.use).toEqual(joined(1));
  });
  it("falls back to the proposal when the file a join points at is gone", () => {
    const proposal = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)))], null);
    const edited = recipe([source("accounts", mutable(customers)), source("teams", mutable(joined(0)), ["-"])], null);
    expect(mergedRecipe({ recipe: edited, proposal }, alone).sources[0]?.use).toEqual(customers);
  });
});
