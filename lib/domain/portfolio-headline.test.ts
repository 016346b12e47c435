import { expect, test } from "vitest";
import { bookHeadline } from "./portfolio-headline";

const counted = (accounts: number | null, unowned: number | null) =>
  bookHeadline({ totals: { accounts, unowned }, refusal: "You see counts." } as never);

test("who sees counts is told of accounts that nobody looks after", () => {
  expect(counted(12_000, 3000)).toBe("12,000 accounts, 3,000 of them with nobody who looks after them");
  expect(counted(12_000, 0)).toBe("12,000 accounts, each with somebody who looks after it");
  expect(counted(12_000, 12_000)).toBe("12,000 accounts, and the data name nobody who looks after them");
  // How many that are is hidden.
  expect(counted(12_000, null)).toBe("12,000 accounts");
  expect(counted(null, null)).toBe("Few accounts");
});
