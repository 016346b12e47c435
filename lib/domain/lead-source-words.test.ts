import { expect, test } from "vitest";
import { largestSource, leadSourceTitle } from "./lead-source-words";
import type { LeadSources, SourceCell } from "./lead-sources";

const cell = (customers: number | null, share: number | null): SourceCell => ({
  state: customers === null ? "suppressed" : "shown",
  customers,
  share,
  conversion: null,
});
const segment = (name: string, largest: string | null) => ({
  ref: `${name}@1`,
  slug: name,
  name,
  code: "A",
  all: cell(10, 1),
  largest,
});

test("the title names the largest source of the first segment of which one is known", () => {
  const view = {
    segments: [segment("Inns", null), segment("Camps", "Fair")],
    rows: [
      { source: "Search", cells: [cell(null, null), cell(3, 0.3)] },
      { source: "Fair", cells: [cell(null, null), cell(7, 0.7)] },
    ],
  } as unknown as LeadSources;
  expect(leadSourceTitle(view).replace(/\s/g, " ")).toBe(
    "Fair is the largest source of Camps: 70.0 % of its customers",
  );
  expect(leadSourceTitle({ ...view, rows: [] })).toBe("Which lead source brings whom");
});

test("a source is the largest of a segment only where none that is not listed can be larger", () => {
  const cells = [
    { source: "Search", customers: 30 },
    { source: "Fair", customers: 20 },
  ];
  // 50 of 90 came by those listed; one that is not listed brought at most 25, 31 or, of all that are left, 40.
  expect(largestSource(cells, { all: 90, unlisted: 25 })).toBe("Search");
  expect(largestSource(cells, { all: 90, unlisted: 31 })).toBeNull();
  expect(largestSource(cells, { all: 90, unlisted: 500 })).toBeNull();
  expect(largestSource(cells, { all: 79, unlisted: 500 })).toBe("Search");
  expect(largestSource([...cells, { source: "Ads", customers: 30 }], { all: 80, unlisted: 0 })).toBeNull();
  expect(largestSource([...cells, { source: "Ads", customers: null }], { all: 90, unlisted: 0 })).toBeNull();
});
