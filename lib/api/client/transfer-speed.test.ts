import { describe, expect, it } from "vitest";
import { transferMeter } from "./transfer-speed";

describe("transferMeter", () => {
  it("says nothing of speed before a tenth of a second has passed", () => {
    const meter = transferMeter(1000, 0);
    expect(meter(10, 50)).toEqual({ sentBytes: 10, totalBytes: 1000, bytesPerSecond: null, secondsLeft: null });
  });
  it("gives the speed of the first stretch and the time left at that speed", () => {
    const meter = transferMeter(1000, 0);
    expect(meter(200, 1000)).toEqual({ sentBytes: 200, totalBytes: 1000, bytesPerSecond: 200, secondsLeft: 4 });
  });
  it("moves towards a new speed by the weight of the time passed, 1 - exp(-1/3) = 0.2835 for a second", () => {
    const meter = transferMeter(1000, 0);
    meter(200, 1000);
    expect(meter(300, 2000).bytesPerSecond).toBeCloseTo(200 - 0.2835 * 100, 1);
  });
  it("has no time left to tell while nothing moves", () => {
    expect(transferMeter(1000, 0)(0, 5000).secondsLeft).toBeNull();
  });
});
