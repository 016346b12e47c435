import { expect, test } from "vitest";
import type { ChannelSums } from "@/lib/analytics/queries/ticket-channels";
import type { Expectation } from "@/lib/domain/expectation";
import { asked, oneOf } from "@/lib/testing/asked";
import { sheetOf } from "./expectation-sheets";
import type { ServiceMeasures } from "./service-measures";

const source = { kind: "survey", words: "", on: "2026-05-01" } as const;

/** Channels by tickets, as many customers, each with one ticket. */
function channels(used: Readonly<Record<string, number>>): ChannelSums[] {
  const all = Object.values(used).reduce((sum, count) => sum + count, 0);
  return Object.entries(used).map(([channel, k]) => ({
    channel,
    users: k,
    customers: all,
    n: all,
    k,
    sumKK: k,
    sumNN: all,
    sumKN: k,
  }));
}

function channelCell(used: Readonly<Record<string, number>>, hidesSmall: boolean) {
  const segment = { ...asked("coast", oneOf("customers.Region", "Coast")), stance: null, fault: null };
  const measures: ServiceMeasures = {
    waits: { firstResponse: null, resolution: null },
    channels: new Map([[segment.ref, channels(used)]]),
    stakes: new Map(),
    judged: () => null,
    late: () => null,
    family: { m: 0, marked: 0, alpha: 0.05 },
  };
  const claim = { words: "", channels: ["Phone", "Fax"], limit: null, source };
  const row: Expectation = {
    id: "1",
    segmentId: "1",
    topic: "channel",
    expected: claim,
    offered: claim,
    ownerId: null,
    ownerName: null,
    status: "open",
    due: null,
    revision: 1,
    updatedBy: "Mira",
    updatedAt: "2026-05-02T00:00:00Z",
  };
  const sheet = sheetOf({ segment, rows: [row], satisfaction: null, isHidden: false, hidesSmall }, measures, {
    tables: [],
  } as never);
  const cell = sheet.cells.find(({ topic }) => topic === "channel");
  if (cell?.actual.kind !== "channels") return { ...cell, shown: [], others: [], left: null };
  const { shares, others, n } = cell.actual;
  const left = n - shares.reduce((sum, one) => sum + one.n, 0);
  return { ...cell, shown: shares.map(({ channel }) => channel), others, left };
}

test("where a channel of few customers is hidden the next smallest is too, so that the rest tells neither", () => {
  const used = { Mail: 40, Chat: 20, Phone: 6, Fax: 2 };
  const all = channelCell(used, false);
  expect([all.shown, all.others, all.left]).toEqual([["Mail", "Chat", "Phone", "Fax"], [], 0]);
  const few = channelCell(used, true);
  // 2 and 6 together.
  expect([few.shown, few.others, few.left]).toEqual([["Mail", "Chat"], ["Phone", "Fax"], 8]);
  // Hidden is not unused.
  expect(few.againstExpected?.sentence).toBe("Each of the channels is offered and used.");
  expect(channelCell({ Mail: 40, Fax: 2 }, true).actual?.kind).toBe("hidden");
  expect(channelCell({ Mail: 40, Fax: 5 }, true).others).toEqual([]);
});

test("a channel beyond the six that are listed is still one that is used", () => {
  const many = channelCell({ A: 90, B: 80, C: 70, D: 60, E: 50, Phone: 40, Fax: 30 }, false);
  expect([many.shown.length, many.others]).toEqual([6, ["Fax"]]);
  expect(many.againstExpected?.state).toBe("met");
});
