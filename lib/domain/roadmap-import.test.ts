import { expect, test } from "vitest";
import { importedFeedback } from "./feedback-import";
import type { PinnedFigure } from "./figure";
import { proposedMapping } from "./list-import-fields";
import type { RoadmapItem } from "./roadmap";
import { importedRoadmap, type ReadFile, type RoadmapNames } from "./roadmap-import";
import { matched } from "./roadmap-merge";

const names: RoadmapNames = {
  segments: new Map([
    ["agencies", { id: "s1", name: "Agencies" }],
    ["a", { id: "s1", name: "Agencies" }],
    ["solo", { id: "s2", name: "Solo" }],
  ]),
  metrics: new Map([["churn", { id: "churned_share", unit: "share" }]]),
  members: new Map([["priya@halden.example", "u1"]]),
  today: "2026-11-26",
};

function file(text: string, list: "roadmap" | "feedback" = "roadmap"): ReadFile {
  const [head = "", ...lines] = text.split("\n");
  const headers = head.split(",");
  return {
    file: "plan.csv",
    headers,
    mapping: proposedMapping(list, headers),
    records: lines.map((line, at) => ({ row: at + 1, cells: line.split(",") })),
    cut: [],
  };
}

const whole = "Title,Problem,Status,Quarter,Effort,Owner,Segment,Metric,Expected change,Evidence";

test("rows of one title are one item with a tie each; names, letters and units are read", () => {
  const { items, faults, unfinished } = importedRoadmap(
    file(
      `${whole}\nApprovals,Late,in progress,Q1 2027,12.5,Priya@halden.example,agencies,Churn,-1.5,9 interviews\napprovals,,,,,,Solo,churn,\u22122 %,survey\nDark mode,,shipped,2026-Q4,,Somebody,,,,`,
    ),
    names,
  );
  expect(faults).toEqual([]);
  expect(unfinished).toBe(0);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    title: "Approvals",
    status: "inProgress",
    quarter: "2027Q1",
    effort: 12.5,
    ownerId: "u1",
  });
  expect(items[0]?.ties).toMatchObject([
    { segmentId: "s1", metric: "churned_share", expected: -0.015, problem: "Late", evidence: "9 interviews" },
    { segmentId: "s2", expected: -0.02, evidence: "survey" },
  ]);
  expect(items[1]).toMatchObject({
    status: "shipped",
    shippedOn: "2026-11-26",
    ownerId: null,
    ownerName: "Somebody",
    ties: [],
  });
});

test("a bad cell is listed with file, row, column, value and reason, and its item stays out as a whole", () => {
  const read = importedRoadmap(
    file(
      `${whole}\nOne,,planned,2027Q1,3,,agencies,churn,-1,e\nOne,,planned,2027Q5,many,,solo,churn,-1,e\nTwo,,perhaps,,,,,,,\n,,,,,,,,,\nThree,,,,,,,,,`,
    ),
    names,
  );
  expect(read.items.map(({ title }) => title)).toEqual(["Three"]);
  expect(read.left).toBe(4);
  expect(read.faults).toEqual([
    { file: "plan.csv", row: 2, column: "Quarter", value: "2027Q5", reason: expect.stringContaining("no quarter") },
    { file: "plan.csv", row: 2, column: "Effort", value: "many", reason: "is no number" },
    { file: "plan.csv", row: 3, column: "Status", value: "perhaps", reason: expect.stringContaining("no status") },
    { file: "plan.csv", row: 4, column: "Title", value: null, reason: "is empty" },
  ]);
});

test("an item says one thing: rows that differ, a segment twice and more than twenty ties are faults", () => {
  const differs = importedRoadmap(file(`${whole}\nOne,,planned,,3,,,,,\nOne,,planned,,4,,,,,`), names);
  expect(differs.faults.map(({ column, reason }) => [column, reason])).toEqual([
    ["Effort", "differs from the first row of the same item"],
  ]);
  const twice = importedRoadmap(file(`${whole}\nOne,,,,,,A,,,\nOne,,,,,,Agencies,,,`), names);
  expect(twice.faults[0]).toMatchObject({ row: 2, column: "Segment", value: "Agencies" });
  const many = Array.from({ length: 21 }, (_, at) => `One,,,,,,Kind ${at},,,`).join("\n");
  expect(importedRoadmap(file(`${whole}\n${many}`), names).faults[0]?.reason).toMatch(/at most 20 segments/);
});

test("ten thousand rows with unknown segments come in at once, their segments kept by name", () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => `Item ${at},,planned,2027Q1,1,,Kind ${at % 300},,,`);
  const started = performance.now();
  const { items, faults, unknown, unfinished } = importedRoadmap(file(`${whole}\n${rows.join("\n")}`), names);
  expect(performance.now() - started).toBeLessThan(3000);
  expect([items.length, faults.length, unknown.size, unfinished]).toEqual([10_000, 0, 300, 10_000]);
  expect(items[301]?.ties[0]).toMatchObject({ segmentId: null, segmentName: "Kind 1", metric: null });
  expect(unknown.get("Kind 7")).toBe(34);
});

test("an update writes over what the file has columns for; another metric or segment begins without a number", () => {
  const pinned = { address: {}, reading: {} } as PinnedFigure;
  const old = {
    ...{ id: "i1", title: "Approvals", status: "shipped", shippedOn: "2026-05-04", effort: 3, quarter: "2026Q2" },
    ties: [
      {
        segmentId: "s1",
        segmentName: "Agencies",
        metric: "churned_share",
        problem: "Late",
        baseline: pinned,
        figure: pinned,
      },
      { segmentId: "s2", segmentName: "Solo", metric: "nrr", problem: "Price", baseline: pinned, figure: null },
    ],
  } as unknown as RoadmapItem;
  const over = (text: string, isWhole = false) => {
    const read = file(text);
    const fields = isWhole ? null : new Set(read.mapping.map(({ field }) => field));
    return matched([old], importedRoadmap(read, names).items, fields);
  };
  const [first] = over("Title,Effort\n approvals ,5\nNew,1").kept;
  expect(first).toMatchObject({
    id: "i1",
    item: { effort: 5, status: "shipped", shippedOn: "2026-05-04", quarter: "2026Q2", ties: old.ties },
  });
  expect(over("Title,Effort\nNew,1")).toMatchObject({ kept: [], added: [{ title: "New" }] });
  const ties = "Title,Segment,Metric\nApprovals,Agencies,churn\nApprovals,Solo,churn";
  for (const isWhole of [false, true])
    expect(over(ties, isWhole).kept[0]?.item.ties).toMatchObject([
      { segmentId: "s1", problem: isWhole ? null : "Late", baseline: pinned, figure: pinned },
      { segmentId: "s2", problem: isWhole ? null : "Price", metric: "churned_share", baseline: null },
    ]);
  expect(over(ties, true).kept[0]?.item).toMatchObject({ status: "idea", effort: null, shippedOn: null });
});

test("what an export guards comes back as it was written", () => {
  const { items } = importedRoadmap(file(`Title\n'=1+1\n'-5 percent`), names);
  expect(items.map(({ title }) => title)).toEqual(["=1+1", "-5 percent"]);
});

test("things said: needed cells, days in two spellings, and what does not fit", () => {
  const { voices, faults, left } = importedFeedback(
    file(
      "customer_id,Comment,Topic,Channel,Date\nH-1,More keys,Keys,call,2026-05-04\nH-2,Less noise,Noise,,4.5.2026\nH-3,,Noise,,2026-05-04\nH-4,Hm,Noise,,31.02.2026",
      "feedback",
    ),
  );
  expect(voices).toEqual([
    { customerId: "H-1", quote: "More keys", theme: "Keys", source: "call", saidOn: "2026-05-04" },
    { customerId: "H-2", quote: "Less noise", theme: "Noise", source: "import", saidOn: "2026-05-04" },
  ]);
  expect(left).toBe(2);
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [3, "Comment"],
    [4, "Date"],
  ]);
});

test("columns are proposed under the names that plans and lists of voices usually give them", () => {
  const named = (list: "roadmap" | "feedback", headers: readonly string[]) =>
    proposedMapping(list, headers).map(({ field, column }) => [field, headers[column]]);
  expect(named("roadmap", ["Title", "Who", "For", "KPI", "Change"])).toEqual([
    ["title", "Title"],
    ["owner", "Who"],
    ["segment", "For"],
    ["metric", "KPI"],
    ["expected", "Change"],
  ]);
  expect(named("feedback", ["customer", "words", "theme", "said_at"])).toEqual([
    ["customer", "customer"],
    ["quote", "words"],
    ["theme", "theme"],
    ["saidOn", "said_at"],
  ]);
});
