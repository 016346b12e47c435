import { expect, test } from "vitest";
import { inSentence, listed, shortlisted } from "./in-sentence";

test("names are listed and begin as a sentence has them", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((names) => listed(names))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(listed(["a", "b", "c"], "or")).toBe("a, b or c");
  expect([shortlisted(["a", "b", "c"]), shortlisted(["a", "b", "c", "d"])]).toEqual(["a, b and c", "a, b and 2 more"]);
  expect(["Churned share", "CSAT, mean", "12-month value", "Über"].map(inSentence)).toEqual([
    "churned share",
    "CSAT, mean",
    "12-month value",
    "über",
  ]);
});
