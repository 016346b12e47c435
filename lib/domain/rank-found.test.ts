import { expect, test } from "vitest";
import type { Found } from "./find";
import { rankFound } from "./rank-found";

const page = (label: string, detail: string | null = null): Found => ({ kind: "page", label, detail, href: "/" });
const labels = (all: readonly Found[], query: string) => rankFound(all, query).map(({ label }) => label);

test("what begins with the query stands before what has its words, and that before what only holds it", () => {
  const all = [page("Unsold"), page("Market size"), page("Size of market"), page("Sizes"), page("Brief")];
  expect(labels(all, "size")).toEqual(["Size of market", "Sizes", "Market size"]);
  expect(labels(all, "sold")).toEqual(["Unsold"]);
  expect(labels(all, "size mark")).toEqual(["Market size", "Size of market"]);
});

test("case, accents, hyphens and blanks do not matter; details are searched last", () => {
  const all = [page("One-pager", "Cafés"), page("Compare", "one pager")];
  expect(labels(all, "  ONE   pager ")).toEqual(["One-pager", "Compare"]);
  expect(labels(all, "cafe")).toEqual(["One-pager"]);
  expect(labels(all, "nothing of it")).toEqual([]);
});

test("an empty query keeps the order; no kind crowds out another", () => {
  const many = Array.from({ length: 9 }, (_, at) => page(`Page ${at}`));
  const segment: Found = { kind: "segment", label: "Page turners", detail: null, href: "/" };
  expect(labels([...many, segment], "")).toEqual([...many.slice(0, 6).map(({ label }) => label), "Page turners"]);
  expect(rankFound([...many, segment], "page").map(({ kind }) => kind)).toContain("segment");
});
