import { expect, test } from "vitest";
import { buildTexts } from "@/lib/testing/ingest-texts";

test("says how many deals and tickets name no customer, and writes ones in the singular", async () => {
  const built = await buildTexts({
    "accounts.csv": "account id,sector\na,x\nb,y\n",
    "deals.csv":
      "deal id,account id,deal stage,created date,close date\n1,a,Won,2024-01-02,2024-02-03\n2,,Lost,2024-01-04,2024-02-05\n3,b,Lost,2024-03-05,2024-02-06\n4,b,Won,2024-01-01,2024-01-13\n",
  });
  const gate = (id: string) => built.report.gates.find((one) => one.id === id);
  expect(gate("without-customer:deals")).toEqual({
    id: "without-customer:deals",
    severity: "warning",
    status: "passed",
    sentence: "1 of 4 deals names no customer: it counts in totals and is in no group of a customer's column.",
    count: 1,
    examples: [],
  });
  expect(gate("closed-before-opened")?.sentence).toBe("1 deal was closed before it was opened.");
});
