import { expect, test } from "vitest";
import { leadSourceTitle } from "./lead-source-words";
import type { LeadSources, SourceCell } from "./lead-sources";

const cell = (customers: number | null, share: number | null): SourceCell => ({
  state: customers === null ? "suppressed" : "shown",
  customers,
  share,
  conversion: null,
});
const segment = (name: string) => ({ ref: `${name}@1`, slug: name, name, code: "A", all: cell(10, 1) });

test("the title names the source that brings most of the first segment of which one is shown", () => {
  const view = {
    segments: [segment("Inns"), segment("Camps")],
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
