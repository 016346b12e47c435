import { expect, test } from "vitest";
import { cellWords } from "./cell-words";

test("cells read as people write them, and what is no number stays as it is", () => {
  expect(cellWords("1234567.5000", "money")).toBe("1,234,567.50");
  expect(cellWords("-19.1250", "money")).toBe("\u221219.125");
  expect(cellWords("100 to 500", "money")).toBe("100 to 500");
  expect(cellWords("7.0", "number")).toBe("7");
  expect(cellWords("-0.25", "number")).toBe("\u22120.25");
  expect(cellWords("4.698151950718686", "number")).toBe("4.70");
  expect(cellWords("2024-02-29 23:59:58.123", "timestamp")).toBe("2024-02-29 23:59");
  expect(cellWords("2024-02-29", "date")).toBe("2024-02-29");
  expect(cellWords("007.0", "text")).toBe("007.0");
  expect(cellWords(null, "money")).toBe("");
});
