import { expect, test } from "vitest";
import type { Recipe } from "@/lib/domain/recipe";
import { type KeptMapping, keptFor, type Mapping, withKept, withoutKept } from "./kept-mappings";

const day = 24 * 3600 * 1000;

function mapping(name: string, ...files: string[]): Mapping {
  const recipe: Recipe = {
    sources: files.map((fileId) => ({
      fileId,
      fileName: fileId,
      format: "text",
      dialect: null,
      emptyWords: [],
      use: { kind: "tables", tables: ["customers"] },
      columns: [],
      computed: [],
    })),
    asOf: null,
    currency: "EUR",
    timeZone: "UTC",
    grain: "account",
    bands: {},
  };
  return { recipe, proposal: recipe, settled: [], name };
}

test("a mapping is found again for its files, before one that shares only some of them", () => {
  const all = withKept(withKept([], mapping("both", "a", "b"), 1), mapping("one", "a"), 2);
  expect(keptFor(all, ["b", "a"], 3)?.name).toBe("both");
  expect(keptFor(all, ["a"], 3)?.name).toBe("one");
  expect(keptFor(all, ["b", "c"], 3)?.name).toBe("both");
  expect(keptFor(all, ["c"], 3)).toBeNull();
});

test("there is one mapping for a set of files, and none where nothing was changed", () => {
  const first = withKept([], mapping("first", "a", "b"), 1);
  const second = withKept(first, mapping("second", "b", "a"), 2);
  expect(second.map((one) => one.mapping.name)).toEqual(["second"]);
  expect(withKept(second, mapping("", "a", "b"), 3)).toEqual([]);
  expect(withKept([], { ...mapping("", "a"), settled: ["a:0"] }, 3)).toHaveLength(1);
  expect(withoutKept(second, ["a"])).toHaveLength(1);
  expect(withoutKept(second, ["a", "b"])).toEqual([]);
});

test("at most twelve are kept, for thirty days", () => {
  let all: KeptMapping[] = [];
  for (let at = 0; at < 15; at += 1) all = withKept(all, mapping(`m${at}`, `f${at}`), at);
  expect(all).toHaveLength(12);
  expect(keptFor(all, ["f2"], 20)).toBeNull();
  expect(keptFor(all, ["f14"], 29 * day)?.name).toBe("m14");
  expect(keptFor(all, ["f14"], 31 * day)).toBeNull();
  expect(withKept(all, mapping("new", "n"), 31 * day)).toHaveLength(1);
});
