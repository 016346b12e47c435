import { describe, expect, it } from "vitest";
import { sharedDomain } from "./shared-domain";

describe("sharedDomain", () => {
  it("is symmetrical about the reference and as wide as the widest reach, and a twentieth more", () => {
    const domain = sharedDomain(
      [
        { low: -20, high: 2 },
        { low: 5, high: 10 },
      ],
      0,
    );
    expect(domain[0]).toBeCloseTo(-21);
    expect(domain[1]).toBeCloseTo(21);
    expect(sharedDomain([{ low: 12, high: 14 }], 10)[0]).toBeCloseTo(5.8);
  });
  it("lets one that reaches more than four times the median run off", () => {
    const domain = sharedDomain(
      [
        { low: -10, high: -8 },
        { low: -1, high: 10 },
        { low: 100, high: 1000 },
      ],
      0,
    );
    expect(domain[1]).toBeCloseTo(10.5);
  });
  it("still is a scale when there is nothing, nothing finite, or no spread", () => {
    expect(sharedDomain([], 3)).toEqual([2, 4]);
    expect(sharedDomain([{ low: Number.NEGATIVE_INFINITY, high: 1 }], 0)).toEqual([-1, 1]);
    expect(sharedDomain([{ low: 5, high: 5 }], 5)).toEqual([4, 6]);
  });
});
