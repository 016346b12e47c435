import { describe, expect, test } from "vitest";
import { hidesImpact, impactSentences, type MetricMove } from "./definition-impact";

const churn: MetricMove = {
  name: "Churned share",
  format: { unit: "share", currency: "EUR" },
  before: 0.079,
  after: 0.087,
};
const revenue: MetricMove = {
  name: "Revenue per customer",
  format: { unit: "money", currency: "EUR" },
  before: 412,
  after: 371,
};

describe("what a new definition does, in numbers", () => {
  test("who comes and goes, and each metric before and after", () => {
    expect(impactSentences({ stayed: 3184, entered: 312, left: 0 }, [churn, revenue])).toEqual([
      "+312 customers: 312 enter, none leave",
      "Churned share +0.8 points, from 7.9\u202f% to 8.7\u202f%",
      "Revenue per customer −€41, from €412 to €371",
    ]);
    expect(impactSentences({ stayed: 100, entered: 5, left: 1205 }, [])).toEqual([
      "−1,200 customers: 5 enter, 1,205 leave",
    ]);
    expect(impactSentences({ stayed: 0, entered: 12, left: 12 }, [])).toEqual(["0 customers: 12 enter, 12 leave"]);
  });

  test("a metric that one of the two does not define is left out", () => {
    expect(impactSentences({ stayed: 9, entered: 9, left: 0 }, [{ ...churn, after: null }])).toEqual([
      "+9 customers: 9 enter, none leave",
    ]);
  });

  test("amounts told in whole units differ by whole units, small ones by cents", () => {
    const told = (before: number, after: number) =>
      impactSentences({ stayed: 9, entered: 9, left: 0 }, [{ ...revenue, before, after }])[1];
    expect(told(410.9, 366.6)).toBe("Revenue per customer −€44, from €411 to €367");
    expect(told(40.5, 38.25)).toBe("Revenue per customer −€2.25, from €40.50 to €38.25");
  });

  test("nobody, and so few that they are not told", () => {
    expect(impactSentences({ stayed: 50, entered: 0, left: 0 }, [churn])).toEqual([
      "The same customers: nobody enters, nobody leaves",
    ]);
    expect(impactSentences({ stayed: 50, entered: 3, left: 20 }, [churn])).toEqual(["fewer than 5 enter, 20 leave"]);
    expect(impactSentences({ stayed: 2, entered: 0, left: 20 }, [churn])).toEqual(["none enter, 20 leave"]);
    expect(hidesImpact({ stayed: 0, entered: 20, left: 20 })).toBe(false);
    expect(hidesImpact({ stayed: 4, entered: 20, left: 0 })).toBe(true);
  });
});
