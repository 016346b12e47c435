import { expect, test } from "vitest";
import type { PrioritySettings } from "@/lib/domain/priority-settings";
import { draftOf, settingsOfDraft } from "./priority-draft";

const figures = [
  { id: "headroom", label: "Headroom", times: 1 },
  { id: "churn", label: "Churn, %", times: 100 },
];
const settings: PrioritySettings = {
  criteria: [
    { figure: "headroom", weight: 3, from: 0, to: 20_000 },
    { figure: "churn", weight: 2, from: 0.07, to: 0.005 },
  ],
  knockouts: [{ figure: "churn", operator: "atMost", limit: 0.03 }],
  weights: "drawn",
};

test("shares are typed in per cent, and come back as they were", () => {
  const draft = draftOf(settings, figures);
  expect(draft.criteria[1]).toMatchObject({ from: "7", to: "0.5" });
  expect(draft.knockouts[0]?.limit).toBe("3");
  expect(settingsOfDraft(draft, figures)).toEqual(settings);
});

test("what cannot be saved is said before it is sent", () => {
  const draft = draftOf(settings, figures);
  const [first, second] = draft.criteria;
  if (!first || !second) throw new Error("two criteria were written");
  const said = (criteria: (typeof draft)["criteria"]) => settingsOfDraft({ ...draft, criteria }, figures);
  expect(said([{ ...first, weight: "0" }, second])).toContain("Headroom: a weight is above 0");
  expect(said([first, { ...second, to: "7" }])).toContain("the two ends of a scale differ");
  expect(said([first, { ...second, figure: "headroom" }])).toContain("Headroom is there twice");
});
