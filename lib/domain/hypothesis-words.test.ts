import { expect, test } from "vitest";
import { stateOf } from "./hypothesis";
import { claimWords, effectText, guessText } from "./hypothesis-words";
import { quarterAfter } from "./study";
import { studyHeadline } from "./study-words";

const share = { unit: "share", currency: "EUR" } as const;
const money = { unit: "money", currency: "EUR" } as const;

test("claims are read as they were written", () => {
  const claim = { metricName: "Churned share", direction: "lower", comparison: "rest", smallestEffect: 0.02 } as const;
  expect(claimWords({ ...claim, format: share })).toBe("churned share lower than the rest by 2 points or more");
  expect(claimWords({ ...claim, smallestEffect: 0, comparison: "average", format: share })).toBe(
    "churned share lower than the average",
  );
  expect(claimWords({ ...claim, metricName: "NPS", direction: "higher", format: share })).toBe(
    "NPS higher than the rest by 2 points or more",
  );
  expect(effectText(0.125, share)).toBe("12.5 points");
  expect(effectText(12.5, money)).toBe("€12.5");
  expect(effectText(3, { unit: "months", currency: "EUR" })).toBe("3 months");
  expect(guessText(-0.04, share)).toBe("4 points lower");
  expect(guessText(0, share)).toBe("no difference");
});

test("the state is read from what happened", () => {
  const seen = { revealedAt: "2026-01-01", retiredAt: null };
  expect(stateOf({ revealedAt: null, retiredAt: null }, undefined)).toBe("proposed");
  expect(stateOf(seen, undefined)).toBe("testing");
  expect(stateOf(seen, { verdict: "notEnough" })).toBe("testing");
  expect(stateOf(seen, { verdict: "notSupported" })).toBe("notSupported");
  expect(stateOf({ ...seen, retiredAt: "2026-02-01" }, { verdict: "supported" })).toBe("retired");
});

test("the next review is three months on, on the last day where the month is shorter", () => {
  expect(quarterAfter("2026-11-26")).toBe("2027-02-26");
  expect(quarterAfter("2026-11-30")).toBe("2027-02-28");
  expect(quarterAfter("2027-11-30")).toBe("2028-02-29");
  expect(quarterAfter("2026-03-31")).toBe("2026-06-30");
});

test("a headline says how many stand, and what most of the others wait for", () => {
  const one = (
    state: "proposed" | "testing" | "supported" | "notSupported",
    stage: "measure" | "pick" = "measure",
  ) => ({
    state,
    stage,
    segment: { slug: "a", name: "Agencies", code: "A", archived: false },
  });
  expect(studyHeadline([])).toBe("No hypothesis is written yet");
  expect(studyHeadline([one("proposed")])).toBe("No hypothesis is supported yet, one is proposed");
  expect(studyHeadline([one("supported"), one("notSupported"), one("testing"), one("testing")])).toBe(
    "One of four hypotheses is supported, two are being tested",
  );
  expect(studyHeadline([one("supported"), one("supported")])).toBe("Two of two hypotheses are supported");
  expect(studyHeadline([one("supported", "pick"), one("proposed"), one("proposed")])).toBe(
    "Agencies is the pick of three hypotheses",
  );
});
