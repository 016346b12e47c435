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
  expect(counted(1, 0)).toBe("1 account, with somebody who looks after it");
});

test("a book of one account is told in the singular", () => {
  const of = (attention: number, promiseMissed: number, isOwn = true) => {
    const totals = { accounts: 1, attention, promiseMissed };
    return bookHeadline({ totals, isOwn, owner: "ada@desk.example", refusal: null } as never);
  };
  expect(of(0, 0)).toBe("Your one account needs no call");
  expect(of(1, 1)).toBe("Your one account needs you; it waited longer than we promise");
  expect(of(1, 0, false)).toBe("The one account of ada@desk.example needs a call");
});
