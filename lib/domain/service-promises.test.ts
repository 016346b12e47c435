import { expect, test } from "vitest";
import type { ServiceClaim } from "./expectation";
import type { ExpectationCell } from "./expectation-board";
import { servicePromises } from "./service-promises";

const claim = (more: Partial<ServiceClaim>): ServiceClaim => ({
  words: "",
  channels: [],
  limit: null,
  source: { kind: "interview", words: "", on: "2026-08-01" },
  ...more,
});
const blank = { state: "blank", sentence: "", attainment: null } as const;
const cell = (topic: ExpectationCell["topic"], more: Partial<ExpectationCell>): ExpectationCell => ({
  id: null,
  topic,
  expected: null,
  offered: null,
  actual: { kind: "notMeasured", sentence: "" },
  againstExpected: blank,
  againstOffered: blank,
  owner: null,
  status: "open",
  due: null,
  revision: null,
  updatedBy: null,
  updatedAt: null,
  ...more,
});
const waits: ExpectationCell["actual"] = {
  kind: "waits",
  tickets: 40,
  answered: 40,
  open: 0,
  undated: 0,
  negative: 0,
  customers: 30,
  median: { value: 222, interval: [200, 240] },
  ninety: { value: 900, interval: [800, 1000] },
  answeredMedian: 222,
};

test("a promise stands beside what is expected and what happens, for as many tickets as it is meant for", () => {
  const half = { minutes: 240, share: 0.5 } as const;
  const nine = { minutes: 600, share: 0.9 } as const;
  const first = cell("firstResponse", {
    offered: claim({ limit: half }),
    expected: claim({ limit: { ...half, minutes: 120 } }),
    actual: waits,
  });
  const resolution = cell("resolution", { offered: claim({ limit: nine }), actual: waits });
  expect(servicePromises({ cells: [resolution, first] }, 3)).toEqual([
    "First response: 4\u202fh; they expect 2\u202fh; actual 3.7\u202fh",
    "Resolution: 10\u202fh for nine in ten; actual 15\u202fh",
  ]);
});

test("topics of which nothing is written are left out; what is expected and not promised says so; few are told", () => {
  const cells = [
    cell("channel", { offered: claim({ channels: ["chat", "phone"] }) }),
    cell("onboarding", { expected: claim({ words: "three weeks" }) }),
    cell("cadence", {}),
    cell("selfService", { offered: claim({ words: "help pages" }), expected: claim({ words: "help pages" }) }),
  ];
  expect(servicePromises({ cells }, 3)).toEqual([
    "Onboarding: nothing promised; they expect three weeks",
    "Channel: chat, phone",
    "Self-service: help pages; as they expect",
  ]);
  expect(servicePromises({ cells }, 1)).toHaveLength(1);
});
