import { expect, test } from "vitest";
import { asked, oneOf } from "@/lib/testing/asked";
import { smallVersion } from "@/lib/testing/small-version";
import { sourceGrid } from "./source-grid";

/** Region, lead source, customers, and how many of them converted. Rare brought too few to be named, 40 came from nowhere. */
const counts = [
  ["North", "Search", 400, 100],
  ["North", "Partner", 180, 160],
  ["North", "Fair", 2, 1],
  ["North", null, 40, 10],
  ["South", "Search", 100, 50],
  ["South", "Partner", 250, 50],
  ["South", "Fair", 50, 20],
  ["Island", "Search", 200, 0],
  ["Island", "Rare", 3, 0],
] as const;
const text = (word: string | null) => (word === null ? "null" : `'${word}'`);
const customers = counts
  .map(
    ([region, source, all, converted]) =>
      `select '${region}${source ?? ""}' || i as customer_id, '${region}' as region,
        cast(${text(source)} as varchar) as lead_source, i < ${converted} as converted from range(${all}) as t(i)`,
  )
  .join(" union all ");
const segments = ["North", "South"].map((region, at) =>
  asked(region.toLowerCase(), oneOf("customers.region", region), "AB".charAt(at)),
);

async function grid(options: { readonly hides: boolean; readonly converts?: boolean }) {
  const { version, ask, engine } = await smallVersion({ tables: { customers } });
  const found = await sourceGrid({ version, segments, ask, converts: true, ...options });
  await engine.close();
  return found;
}

test("counts whom each source brought to a segment, and how they convert against everybody else", async () => {
  const found = await grid({ hides: false });
  expect(found.segments.map(({ all }) => [all.customers, all.share])).toEqual([
    [622, 1],
    [400, 1],
  ]);
  expect(found.rows.map(({ source, cells }) => [source, ...cells.map(({ customers: n }) => n)])).toEqual([
    ["Search", 400, 100],
    ["Partner", 180, 250],
    ["Fair", 2, 50],
  ]);
  expect(found.more).toBe(1);
  expect(found.segments.map(({ largest }) => largest)).toEqual(["Search", "Partner"]);
  const partner = found.rows[1]?.cells[0];
  expect(partner?.share).toBeCloseTo(180 / 622, 12);
  // The 1,045 others converted 231 times.
  const { value, numerator, n, mark, difference } = partner?.conversion ?? {};
  expect([value, numerator, n, mark]).toEqual([160 / 180, 160, 180, "higher"]);
  expect(difference?.value).toBeCloseTo(160 / 180 - 231 / 1045, 12);
  expect(found.rows[2]?.cells[0]?.conversion).toMatchObject({ value: 0.5, mark: "notEnough" });
  // Two segments and three sources of each stand in one family; two of one part are too few to be judged.
  expect(found.family.m).toBe(7);
});

test("hides a few customers, and the neighbour that would give them away, from those who see no small cells", async () => {
  const found = await grid({ hides: true });
  expect(found.segments.map(({ all }) => all.customers)).toEqual([622, 400]);
  expect(found.rows.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
    ["shown", "shown"],
    ["shown", "shown"],
    ["suppressed", "shown"],
  ]);
  // What is hidden might be the largest: nothing is claimed of the north.
  expect(found.segments.map(({ largest }) => largest)).toEqual([null, "Partner"]);
  expect(found.rows[2]?.cells[0]).toEqual({ state: "suppressed", customers: null, share: null, conversion: null });
  expect(found.notes.join(" ")).toContain("Hidden: fewer than 5 customers");
});

test("without conversion in the data the customers stand alone", async () => {
  const found = await grid({ hides: true, converts: false });
  expect(found.conversion).toBeNull();
  expect(found.rows[0]?.cells[0]).toEqual({ state: "shown", customers: 400, share: 400 / 622, conversion: null });
});
