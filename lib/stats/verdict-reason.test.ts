import { expect, test } from "vitest";
import { isVerdictReason, reasonWords } from "./verdict-reason";

test("a known code has words, a caller's own code has none here", () => {
  expect(isVerdictReason("fewLargeValues") && reasonWords("fewLargeValues")).toBe("a few large values decide");
  expect(isVerdictReason("toString")).toBe(false);
});
