import { expect, test } from "vitest";
import { isId, newId, newReference, newSecret } from "./ids";

test("ids are long, safe in addresses and never the same", () => {
  const ids = Array.from({ length: 2000 }, newId);
  expect(new Set(ids).size).toBe(2000);
  for (const id of ids) expect(isId(id)).toBe(true);
  expect(isId("")).toBe(false);
  expect(isId(`${newId()}\n`)).toBe(false);
});

test("a reference can be read out", () => {
  for (let index = 0; index < 200; index += 1)
    expect(newReference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
});

test("a secret carries 256 bits", () => {
  expect(newSecret()).toMatch(/^[\w-]{43}$/);
});
