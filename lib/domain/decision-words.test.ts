import { expect, test } from "vitest";
import type { DecisionHead } from "./decision-resources";
import { openWords } from "./decision-words";

const head = { status: "proposed", approvers: 2, answers: 2, dissented: 1, waiting: null } as DecisionHead;

test("an open decision says what comes next, to those for whom it waits and to those for whom it does not", () => {
  expect(openWords(head)).toBe("both have answered, 1 dissents; an executive or admin takes it");
  expect(openWords({ ...head, waiting: "take" })).toBe("both have answered, 1 dissents; it can be taken");
  expect(openWords({ ...head, answers: 1, dissented: 0 })).toBe("1 of 2 has answered");
});
