import { expect, test } from "vitest";
import { isElsewhere } from "./leads-elsewhere";

test("another page is another path or question of the product; a part of the page, a file and another site are not", () => {
  const here = new URL("https://tessera.example/w/halden/compare?by=plan#Team");
  const isThere = (href: string) => isElsewhere(new URL(href, here), here);
  expect(isThere("/w/halden/segments")).toBe(true);
  expect(isThere("?by=region")).toBe(true);
  expect(isThere("/w/halden/compare")).toBe(true);
  expect(isThere("/w/halden/compare?by=plan")).toBe(false);
  expect(isThere("#main")).toBe(false);
  expect(isThere("/api/v1/w/halden/segments/export.csv")).toBe(false);
  expect(isThere("https://elsewhere.example/w/halden/segments")).toBe(false);
  expect(isThere("mailto:somebody@tessera.example")).toBe(false);
});
