import { expect, test } from "vitest";
import { slugOf } from "./workspace";

test.each([
  ["Häuser & Söhne", "hauser-sohne"],
  ["  2024 / Q1  ", "2024-q1"],
  ["../../etc", "etc"],
  ["客户", "data"],
  ["", "data"],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("the address form of %s is %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
