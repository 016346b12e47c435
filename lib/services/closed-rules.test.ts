import { beforeAll, expect, test } from "vitest";
import type { JobRole } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { withEmbedded } from "@/lib/testing/databases";
import { millRule, newTeam, type Team } from "@/lib/testing/mills";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { ruleForReader } from "./rule-for-reader";
import { explanation } from "./scoreboard";
import { saveSegmentDraft } from "./segment-drafts";
import { publishDraft, segmentVersions } from "./segment-publishing";
import { addNewSegment } from "./segments";
import { unitRowsBehind } from "./unit-rows";
import { resolveVersion } from "./versions";

const address = { dataset: "firms", version: "latest" };

/** Firm n of 0 to 39 pays n hundred a month; those of even numbers are the success editor's. */
withEmbedded("segments whose rules ask for closed columns", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    const admin = team.as("admin");
    const line = (n: number) =>
      `F${n},${n < 20 ? "ann" : "bob"}${n}@firm.example,${n % 2 === 0 ? team.as("success").email : "x@firm.example"},${n}00.00,${n % 4 < 2 ? "yes" : "no"}`;
    await storeCustomers(admin, {
      name: "Firms",
      texts: [["ID,E-mail,Owner,MRR,Left", ...Array.from({ length: 40 }, (_, n) => line(n)), ""].join("\n")],
      headers: {
        ID: { field: "customer_id", type: "text" },
        "E-mail": { field: "email", type: "text", personal: true },
        Owner: { field: "owner_email", type: "text" },
        MRR: { field: "monthly_revenue", type: "money" },
        Left: { field: "churned", type: "yesNo" },
      },
    });
    for (const [name, rule] of [
      ["By mail", millRule("email", { op: "contains", text: "ann" })],
      ["Big", millRule("monthly_revenue", { op: "atLeast", value: 2000 })],
    ] as const) {
      const { slug } = await addNewSegment(admin, { name, dataset: "firms", rule });
      await publishDraft(admin, slug, { revision: 1, note: null });
    }
  });

  test("texts asked of a column that the version lacks are read by those who can mend the rule alone", async () => {
    const version = await resolveVersion(team.as("admin"), "firms", "latest");
    const rule = millRule("old_mail", { op: "contains", text: "ann" });
    for (const who of ["admin", "analyst"] as const) expect(ruleForReader(team.as(who), version, rule), who).toBe(rule);
    for (const who of ["executive", "product", "success", "sales", "marketing"] as const)
      expect(JSON.stringify(ruleForReader(team.as(who), version, rule)), who).not.toContain("ann");
  });

  const question = (...segments: string[]): ScoreboardQuestion => ({
    by: "segments",
    segments,
    metrics: ["churned_share"],
    against: "rest",
  });
  const explain = (who: JobRole | "admin", ...segments: string[]) =>
    explanation(team.as(who), address, {
      question: question(...segments),
      metricId: "churned_share",
      group: segments[0] ?? null,
    });
  const rows = (who: JobRole | "admin", segment: string) =>
    unitRowsBehind(team.as(who), address, {
      question: question(segment),
      metricId: "churned_share",
      group: segment,
      offset: 0,
      limit: 100,
    });

  test("who does not read the texts of a rule gets neither SQL nor command nor values of a number that asks for it", async () => {
    for (const who of ["analyst", "executive", "product", "success"] as const) {
      for (const segments of [["by-mail@1"], ["big@1", "by-mail@1"]]) {
        const explained = await explain(who, ...segments);
        expect(explained, who).toMatchObject({ sql: null, parameters: [], command: null, cell: { state: "shown" } });
        expect(explained.words.at(-1)).toMatch(/^The SQL is not shown/);
        expect(JSON.stringify(explained)).not.toContain("ann");
      }
      expect((await explain(who, "big@1")).sql).toContain("unit_rows");
    }
    const whole = await explain("admin", "by-mail@1");
    expect(whole.parameters.map(({ value }) => value)).toContain("ann");
    expect(whole.command).toContain("ann");
  });

  test("what changed from or to a rule whose texts are hidden is told without them", async () => {
    const admin = team.as("admin");
    const rules = [
      millRule("email", { op: "contains", text: "ann" }),
      millRule("monthly_revenue", { op: "atLeast", value: 5 }),
      millRule("monthly_revenue", { op: "atLeast", value: 6 }),
      millRule("email", { op: "contains", text: "annabel" }),
    ];
    const { slug } = await addNewSegment(admin, { name: "In turn", dataset: "firms", rule: rules[0] as Rule });
    await publishDraft(admin, slug, { revision: 1, note: null });
    for (const rule of rules.slice(1)) {
      const { revision } = await saveSegmentDraft(admin, slug, { rule, revision: null });
      await publishDraft(admin, slug, { revision, note: null });
    }
    const changes = async (who: JobRole | "admin") =>
      (await segmentVersions(team.as(who), slug)).map(({ change }) => change);
    const [fourth, third, second, first] = await changes("sales");
    expect(JSON.stringify([fourth, third, second, first])).not.toContain("ann");
    expect(second).toEqual(["Removed: e-mail contains “(hidden)”", "Added: monthly revenue is 5 USD or more"]);
    expect(third).toEqual((await changes("admin"))[1]);
    expect((await changes("admin"))[2]?.join()).toContain("ann");
  });

  test("rows of a segment are those of customers of whom the reader sees what its rule asks for", async () => {
    for (const [who, segment] of [
      ["product", "big@1"],
      ["product", "by-mail@1"],
      ["analyst", "by-mail@1"],
      // The text may be the address of somebody else's customer.
      ["success", "by-mail@1"],
    ] as const)
      await expect(rows(who, segment), `${who} ${segment}`).rejects.toMatchObject({
        code: "forbidden",
        sentence: expect.stringMatching(/so who fits it is not listed/),
      });
    expect(await rows("analyst", "big@1")).toMatchObject({ total: 20, note: null });
    const own = await rows("success", "big@1");
    expect(own).toMatchObject({ total: 10, note: expect.stringMatching(/^Listed are your own accounts/) });
    const id = own.columns.findIndex(({ key }) => key === "customers.customer_id");
    expect(own.rows.map((row) => row[id]).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `F${20 + 2 * n}`));
  });
});
