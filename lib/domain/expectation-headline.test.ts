import { expect, test } from "vitest";
import { countsSentence } from "./expectation-headline";

test("one expectation is told in the singular", () => {
  const sheets = (...states: readonly string[]) =>
    [{ cells: states.map((state) => ({ againstExpected: { state } })) }] as never;
  expect(countsSentence(sheets("met", "blank"))).toBe("Of 1 expectation 1 is met, 0 in part and 0 missed.");
  expect(countsSentence(sheets("missed", "inPart"))).toBe("Of 2 expectations 0 are met, 1 in part and 1 missed.");
});
