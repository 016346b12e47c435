import { expect, test } from "vitest";
import { centsText, shortCents, signedCents } from "./cents-text";

test("cents in full, with a true minus and the sign before the symbol", () => {
  expect([123_456, -50, 0].map((cents) => centsText(cents, "EUR"))).toEqual(["€1,234.56", "−€0.50", "€0.00"]);
  expect([123_456, -50, 0].map((cents) => signedCents(cents, "EUR"))).toEqual(["+€1,234.56", "−€0.50", "€0.00"]);
  expect(centsText(100, "CHF")).toBe("CHF\u202f1.00");
});

test("short for a drawing", () => {
  const short = [532_750_400, 99_999_999, 1_240_000, 940_000, -40, 500, 12_345].map((cents) =>
    shortCents(cents, "EUR"),
  );
  expect(short).toEqual(["€5.33m", "€1.00m", "€12.4k", "€9,400", "−€0.40", "€5", "€123"]);
});
