import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { type Account, revenueBridge, revenueRetention } from "./revenue-by-hand";

interface Out {
  bridgeCents: Record<string, number>;
  nrr: number;
  nrrSe: number;
  nrrInterval95: number[];
  grr: number;
  grrSe: number;
  logoRetention: number;
  logoInterval95: number[];
}

describe.skipIf(!sharedFilesPresent())("golden revenue retention", () => {
  test.each(goldenCases<{ accounts: Account[] }, Out>("revenue_retention"))("$id", ({ in: { accounts }, out }) => {
    const result = revenueRetention(accounts);
    expect(revenueBridge(accounts)).toEqual(out.bridgeCents);
    expectClose([result?.nrr, result?.nrrSe, result?.grr, result?.grrSe], [out.nrr, out.nrrSe, out.grr, out.grrSe]);
    expectClose(result?.nrrInterval, out.nrrInterval95, "bound");
    expectClose(result?.logo, out.logoRetention);
    expectClose(result?.logoInterval, out.logoInterval95, "bound");
  });
});

const account = fc.record({
  openingCents: fc.integer({ min: -5000, max: 100000 }),
  closingCents: fc.integer({ min: -5000, max: 100000 }),
  customerBeforeOpening: fc.boolean(),
});

test("opening and all changes add up to closing to the cent; GRR is at most 1 and at most NRR where nothing is refunded", () => {
  fc.assert(
    fc.property(fc.array(account), (accounts) => {
      const { closing, ...parts } = revenueBridge(accounts);
      expect(Object.values(parts).reduce((sum, value) => sum + value, 0)).toBe(closing);
      const result = revenueRetention(accounts);
      if (!result) return;
      expect(result.grr).toBeLessThanOrEqual(1);
      if (accounts.every((each) => each.closingCents >= 0)) expect(result.grr).toBeLessThanOrEqual(result.nrr + 1e-12);
    }),
  );
});
