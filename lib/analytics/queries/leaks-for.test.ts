import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { landmarkRule } from "@/lib/domain/landmark";
import { availability, metricOf } from "@/lib/domain/metrics";
import type { PlainRule, RuleWindow } from "@/lib/domain/rule";
import { leakingRule, plantedDefinitions } from "@/lib/sample/planted-rules";
import { type SampleVersion, sampleVersion } from "@/lib/testing/sample-version";
import { type AskedVersion, type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { leaksFor } from "./leaks-for";
import { computeScoreboard } from "./scoreboard";

function leaking({ version, ask }: AskedVersion, metricId: string, segment: Pick<AskedSegment, "rule" | "landmark">) {
  const metric = metricOf(metricId, version.manifest);
  const state = metric && availability(metric, version.manifest);
  if (!metric || !state?.available) throw new Error(`${metricId} cannot be measured here`);
  return leaksFor({ version, ask }, { metric, form: state.form }, segment);
}

function did(window: RuleWindow): PlainRule {
  return { kind: "behaviour", table: "events", where: [], window, measure: { of: "did" } };
}

function asked(slug: string, rule: PlainRule): AskedSegment {
  return { ref: `${slug}@1`, slug, name: slug, code: "A", version: 1, written: rule, rule };
}

describe("a small version", () => {
  let small: SmallVersion;

  // c1 to c4 left after 5, 13, 14 and 100 days; c5 to c12 are still there. Odd ones wrote in their first week.
  beforeAll(async () => {
    const lives = [5, 13, 14, 100].map((days, index) => `('c${index + 1}', ${days})`).join(", ");
    small = await smallVersion({
      asOf: "2024-06-30",
      tables: {
        customers: `select 'c' || i as customer_id, date '2024-01-01' as started_on, left_after is not null as churned,
  date '2024-01-01' + left_after as churned_on, coalesce(left_after, 181) / 30.4375 as tenure_months
from range(1, 13) as t(i) left join (values ${lives}) as l(id, left_after) on l.id = 'c' || i`,
        events: `select 'c' || i as customer_id, timestamp '2024-01-03 10:00:00' as happened_at, 'wrote' as name from range(1, 13, 2) as t(i)`,
      },
    });
  });
  afterAll(() => small.engine.close());

  test("two left before day 14, so a rule on the first 14 days leaks of churn until the comparison starts there", async () => {
    const rule = did({ kind: "firstDays", days: 14 });
    const sentence =
      "“has an event in the first 14 days from the start” needs customers who lived 14 days: 2 who left earlier can never match.";
    expect(await leaking(small, "churned_share", { rule })).toMatchObject([
      { path: "", landmarkDays: 14, affected: 2, sentence },
    ]);
    expect(await leaking(small, "churned_share", { rule, landmark: { days: 14, rule } })).toEqual([]);
    expect(await leaking(small, "churned_share", { rule, landmark: { days: 13, rule } })).toHaveLength(1);
    expect(await leaking(small, "retention_3", { rule })).toHaveLength(1);
  });

  test("nobody left before day 5, so five days are fair to everybody", async () => {
    expect(await leaking(small, "churned_share", { rule: did({ kind: "firstDays", days: 5 }) })).toEqual([]);
    expect(await leaking(small, "churned_share", { rule: did({ kind: "firstDays", days: 6 }) })).toMatchObject([
      { affected: 1 },
    ]);
  });

  test("from the landmark on, those who lived as long are compared: of ten, two left", async () => {
    const lived = landmarkRule(14, small.version.manifest);
    if (!lived) throw new Error("the version knows how long customers lived");
    const question = { by: "segments", segments: ["all@1"], metrics: ["churned_share"], against: "rest" };
    const segments = [asked("all", lived)];
    const view = await computeScoreboard({ version: small.version, question, segments, ask: small.ask });
    expect(view.cells[0]?.[0]?.estimate).toMatchObject({ numerator: 2, n: 10 });
  });

  test("a segment with a leak has no verdict on that metric, and none stands against it", async () => {
    const segments = [asked("early", did({ kind: "firstDays", days: 14 })), asked("named", named("c1", "c2"))];
    const view = await computeScoreboard({
      version: small.version,
      question: {
        by: "segments",
        segments: ["early@1", "named@1"],
        metrics: ["churned_share"],
        against: "group:early@1",
      },
      segments,
      ask: small.ask,
    });
    expect(view.cells.map((row) => row[0]?.estimate?.reason)).toEqual(["leak", "leak"]);
    expect(view.notes.join(" ")).toContain("early: “has an event in the first 14 days");
  });
});

function named(...values: string[]): PlainRule {
  return { kind: "column", column: "customers.customer_id", test: { op: "isOneOf", values } };
}

describe("the sample", () => {
  let sample: SampleVersion;

  beforeAll(async () => {
    sample = await sampleVersion(3, 1500);
  }, 100_000);

  test("the planted leak is flagged on every metric of staying, and says what gave it away", async () => {
    for (const metric of ["churned_share", "churn_per_month", "retention_12"]) {
      const found = await leaking(sample, metric, { rule: leakingRule.rule });
      expect(found, metric).toHaveLength(1);
      expect(found[0]?.sentence).toMatch(
        /^“Exit survey sent is yes” seems to be known only after the outcome: all \d+ customers with “yes” in Exit survey sent have left\.$/i,
      );
    }
  });

  test("of all columns nobody planted a leak in, none is flagged; of the two planted, both", async () => {
    const columns = sample.version.manifest.tables.find(({ table }) => table === "customers")?.columns ?? [];
    const attributes = columns.filter(({ origin }) => origin === "attribute");
    expect(attributes.length).toBeGreaterThan(25);
    const rules = attributes.map(({ key }): PlainRule => ({ kind: "column", column: key, test: { op: "isFilled" } }));
    const found = await leaking(sample, "churned_share", { rule: { kind: "any", rules } });
    const labels = found.map(({ path }) => attributes[Number(path)]?.label).sort();
    expect(labels).toEqual(sample.truth.leaks.map(({ column }) => column).sort());
  });

  test("no planted segment is flagged on any of what a company asks first", async () => {
    for (const { name, rule } of plantedDefinitions)
      for (const metric of [
        "churned_share",
        "retention_12",
        "conversion",
        "nrr",
        "arpu",
        "repeat_rate",
        "close_rate",
        "nps",
      ])
        expect(await leaking(sample, metric, { rule }), `${name} ${metric}`).toEqual([]);
  });
});
