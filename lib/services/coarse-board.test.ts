import { beforeAll, expect, test } from "vitest";
import type { JobRole } from "@/lib/domain/actor";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { withEmbedded } from "@/lib/testing/databases";
import { newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { explanation, groupSizes, scoreboard } from "./scoreboard";
import { saveSegmentDraft } from "./segment-drafts";
import { publishDraft } from "./segment-publishing";
import { addNewSegment } from "./segments";

const address = { dataset: "mills", version: "latest" };

withEmbedded("two questions that differ by one customer", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
  });

  const byStaff = (cut: number) => ({
    ...{ by: "customers.Staff", metrics: ["arpu"], against: "rest" },
    bands: [0, cut, 100],
  });

  test("bands of one's own are rounded for roles from which small groups are hidden", async () => {
    const seen = async (name: JobRole, cut: number) => {
      const question = byStaff(cut);
      const view = await scoreboard(team.as(name), address, { question });
      const sizes = view.groups.map(({ size, shareOfTotal }) => [size, shareOfTotal]);
      const counted = await groupSizes(team.as(name), address, { question });
      expect(counted.groups.map(({ size, shareOfTotal }) => [size, shareOfTotal])).toEqual(sizes);
      return { view, sizes, first: view.cells[0]?.[0]?.estimate };
    };
    // The mill with exactly 50 staff pays 100: 51 mills bring 50 × 60 + 100.
    const exact = await seen("analyst", 51);
    expect(exact.sizes).toEqual([
      [51, 0.51],
      [49, 0.49],
    ]);
    expect(exact.first).toMatchObject({ numerator: 3100, n: 51 });
    for (const name of ["executive", "product", "success"] as const) {
      const { view, sizes, first } = await seen(name, 51);
      expect(sizes).toEqual((await seen(name, 50)).sizes);
      expect(first).toMatchObject({ n: 50, customers: 50, numerator: null, denominator: null, value: 61 });
      expect(first?.mark).toBe(exact.first?.mark);
      expect(view.notes.at(-1)).toMatch(/rounded to 5/);
      expect(view.totals).toEqual(exact.view.totals);
    }
    const group = exact.view.groups[0]?.key ?? "";
    const number = { question: byStaff(51), metricId: "arpu", group };
    expect((await explanation(team.as("analyst"), address, number)).words[0]).toMatch(/from 51 customers/);
    const told = await explanation(team.as("executive"), address, number);
    expect(told.words[0]).toMatch(/from 50 customers/);
    expect(JSON.stringify([told.words, told.cell])).not.toMatch(/51|3100/);
    // Fifths are the same for everybody.
    const { bands: _, ...fifths } = byStaff(50);
    const asked = { question: fifths };
    expect(await scoreboard(team.as("executive"), address, asked)).toEqual(
      await scoreboard(team.as("analyst"), address, asked),
    );
  });

  test("an earlier definition that differs from a newer one by fewer than 5 is rounded, the others are not", async () => {
    const admin = team.as("admin");
    const { slug } = await addNewSegment(admin, { name: "Large", dataset: "mills", rule: staff(47) });
    await publishDraft(admin, slug, { revision: 1, note: null });
    for (const least of [46, 20]) {
      const { revision } = await saveSegmentDraft(admin, slug, { rule: staff(least), revision: null });
      await publishDraft(admin, slug, { revision, note: null });
    }
    const seen = async (name: JobRole, version: number) => {
      const question = { by: segmentsKey, segments: [`large@${version}`], metrics: ["arpu"], against: "rest" };
      const { groups, cells } = await scoreboard(team.as(name), address, { question });
      return [groups[0]?.size, cells[0]?.[0]?.estimate?.numerator];
    };
    // Of the 53 mills from 47 on 3 pay 60 and 50 pay 100; then one more pays 60, then 26 more.
    expect([await seen("analyst", 1), await seen("analyst", 2), await seen("analyst", 3)]).toEqual([
      [53, 5180],
      [54, 5240],
      [80, 6800],
    ]);
    for (const name of ["executive", "sales"] as const)
      expect([await seen(name, 1), await seen(name, 2), await seen(name, 3)], name).toEqual([
        [55, null],
        [54, 5240],
        [80, 6800],
      ]);
  });
});
