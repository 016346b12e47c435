import { expect, test } from "vitest";
import { type AccountFacts, attentionReasons, changesOf, type LateTicket } from "./attention";

const place = { asOf: "2026-10-31", before: 3, currency: "EUR" };
const quiet: AccountFacts = {
  late: [],
  halves: [],
  promised: ["firstResponse"],
  revenueCents: 10_000,
  before: { revenueCents: 10_000, segments: ["Agencies"] },
  segments: ["Agencies"],
  lastActivity: "2026-10-30",
};
const ticket: LateTicket = {
  topic: "firstResponse",
  day: "2026-10-17",
  minutes: 834,
  isOpen: false,
  expected: 60,
  promised: 120,
};
const kinds = (facts: Partial<AccountFacts>) => attentionReasons({ ...quiet, ...facts }, place).map(({ kind }) => kind);

test("an account that is answered, unchanged and active is not on the list", () => {
  expect(kinds({})).toEqual([]);
});

test("a promise counts for 90 days; beyond what is expected but within the promise is no reason", () => {
  expect(attentionReasons({ ...quiet, late: [ticket] }, place)).toEqual([
    {
      kind: "promiseMissed",
      sentence:
        "The first response to the ticket of 17 Oct 2026 took 13.9\u202fh; 2\u202fh promised, 1\u202fh expected.",
    },
  ]);
  expect(kinds({ late: [{ ...ticket, day: "2026-08-03" }] })).toEqual(["promiseMissed"]);
  expect(kinds({ late: [{ ...ticket, day: "2026-08-02" }] })).toEqual([]);
  expect(kinds({ late: [{ ...ticket, minutes: 119 }] })).toEqual([]);
});

test("a promise stricter than what is expected counts; where nothing is promised no promise is said to be missed", () => {
  const strict = { ...ticket, expected: 480, promised: 240, minutes: 300 };
  expect(kinds({ late: [strict] })).toEqual(["promiseMissed"]);
  expect(kinds({ late: [{ ...strict, isOpen: true }] })).toEqual(["waiting"]);
  const unpromised = { ...ticket, expected: 120, promised: null, minutes: 180, isOpen: true };
  expect(attentionReasons({ ...quiet, promised: [], late: [unpromised] }, place)).toEqual([
    {
      kind: "expectationMissed",
      sentence: "A ticket of 17 Oct 2026 has waited 3\u202fh for a first response; 2\u202fh expected.",
    },
  ]);
  expect(kinds({ promised: [], late: [{ ...unpromised, isOpen: false, day: "2026-08-02" }] })).toEqual([]);
  // Half of the tickets are promised: what nine in ten are expected within is then no promise and no reason.
  expect(kinds({ late: [unpromised] })).toEqual([]);
});

test("a limit meant for half of the tickets is told of the account's own, of what is expected only where nothing is promised", () => {
  const half = { topic: "firstResponse", side: "promised", minutes: 120, inTime: 2, tickets: 7 } as const;
  const expected = { ...half, side: "expected", minutes: 60, inTime: 1 } as const;
  expect(attentionReasons({ ...quiet, halves: [half, expected] }, place)).toEqual([
    {
      kind: "promiseMissed",
      sentence: "2 of 7 tickets of the last 90 days were answered within 2\u202fh, half promised.",
    },
  ]);
  expect(attentionReasons({ ...quiet, promised: ["resolution"], halves: [expected] }, place)).toEqual([
    {
      kind: "expectationMissed",
      sentence: "1 of 7 tickets of the last 90 days was answered within 1\u202fh, half expected.",
    },
  ]);
});

test("an open ticket stands before one that was answered late, however old", () => {
  const open = { ...ticket, isOpen: true, day: "2026-01-01", minutes: 400_000 };
  expect(kinds({ late: [ticket, open] })).toEqual(["waiting", "promiseMissed"]);
});

test("a segment left and less paid since the version before are reasons; more paid is a change alone", () => {
  expect(kinds({ segments: [] })).toEqual(["leftSegment"]);
  expect(kinds({ revenueCents: 9_999 })).toEqual(["paysLess"]);
  expect(kinds({ revenueCents: 10_001 })).toEqual([]);
  expect(changesOf({ ...quiet, revenueCents: 12_050, segments: ["Solo"] }, place)).toEqual([
    "Left Agencies.",
    "Entered Solo.",
    "Pays €20.50 a month more.",
  ]);
  expect(changesOf({ ...quiet, before: null }, place)).toEqual(["New since version 3."]);
  expect(changesOf({ ...quiet, before: null }, { ...place, before: null })).toEqual([]);
});

test("45 days without anything are a reason, 44 are not; without a date nothing is said", () => {
  expect(kinds({ lastActivity: "2026-09-16" })).toEqual(["silent"]);
  expect(kinds({ lastActivity: "2026-09-17" })).toEqual([]);
  expect(kinds({ lastActivity: null })).toEqual([]);
});
