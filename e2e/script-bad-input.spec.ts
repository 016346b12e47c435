import { request as httpRequest } from "node:http";
import { expect, test } from "@playwright/test";
import { sql } from "@/lib/analytics/sql/fragment";
import type { UploadedFile, VersionReport, VersionView } from "@/lib/domain/dataset-resources";
import { parquetOf } from "./parquet";
import { type Script, scriptOfOwner } from "./script";
import { until } from "./until";

let script: Script;
test.beforeAll(async ({ request }) => {
  script = await scriptOfOwner(request);
});

// Whatever came in, the server goes on answering and the list of uploads holds nothing half-received.
test.afterEach(async ({ request }) => {
  expect(await (await request.get("/api/health")).json()).toMatchObject({ ok: true });
  // What another test of the same owner is just sending ends by itself.
  await until(
    () => script.ask<{ files: UploadedFile[] }>("files"),
    ({ files }) => files.every((file) => file.status !== "receiving"),
  );
});

const header = "customer_id,company,monthly_revenue,churned";
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `c${at},Company ${at},${10 + at}.50,${at % 3 === 0 ? "yes" : "no"}`);

test("a quote that is never closed is named with its record", async () => {
  const lines = [header, ...rows(30)];
  lines[12] = 'c11,"Open and never shut,20.00,no';
  const file = await script.uploadBody(`${lines.join("\n")}\n`, "open-quote.csv");
  const said = [file.problem, ...(file.profile?.warnings ?? [])].join(" ");
  expect(said).toMatch(/^\s*In record 12 a quote is opened and never closed/);
});

test("a record with a field too many is rejected with file, record, line and reason; the others stay", async () => {
  const lines = [header, ...rows(40)];
  lines[20] = "c19,Too,many,fields,here,no";
  lines[31] = "c30,Wrong amount,twelve,no";
  const { report, dataset } = await built("Extra field", { "extra.csv": `${lines.join("\n")}\n` });
  expect(report.report.sources).toEqual([
    expect.objectContaining({ file: "extra.csv", records: 40, kept: 39, rejected: 1, emptiedCells: 1 }),
  ]);
  const rejects = report.report.firstRejects;
  expect(rejects).toContainEqual(expect.objectContaining({ kind: "record", file: "extra.csv", record: 20, line: 21 }));
  expect(rejects).toContainEqual(
    expect.objectContaining({ kind: "cell", record: 31, column: "monthly_revenue", value: "twelve" }),
  );
  const list = await (await script.raw(`datasets/${dataset}/versions/latest/rejects`)).text();
  expect(list.trim().split("\n")).toHaveLength(3);
});

for (const [name, encode] of [
  ["a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`, "utf8")],
  ["Latin-1", (text: string) => Buffer.from(text.replaceAll("€", "E"), "latin1")],
  ["Windows-1252", (text: string) => Buffer.from(text.replaceAll("€", "\u0080"), "latin1")],
  ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
] as const) {
  test(`${name} is read as text, accents whole`, async () => {
    const text = `customer_id;Größe;monthly_revenue\n${rows(20)
      .map((_, at) => `k${at};Müller & Söhne €;${at},50`)
      .join("\n")}\n`;
    const file = await script.uploadBody(encode(text), "encoded.csv");
    expect(file.problem).toBeNull();
    expect(file.profile?.records).toBe(20);
    expect(file.profile?.columns.map((column) => column.header)).toEqual(["customer_id", "Größe", "monthly_revenue"]);
    expect(file.profile?.columns[1]?.samples[0]).toMatch(/^Müller & Söhne [€E]$/);
    expect(file.profile?.columns[2]).toMatchObject({ format: { decimal: "," } });
  });
}

test("duplicate and empty headers get names of their own, and all columns stay", async () => {
  const file = await script.uploadBody(`id,name,name,,\n${"1,a,b,c,d\n".repeat(20)}`, "headers.csv");
  const headers = file.profile?.columns.map((column) => column.header) ?? [];
  expect(headers).toHaveLength(5);
  expect(new Set(headers).size).toBe(5);
  expect(headers.every((one) => one.trim() !== "")).toBe(true);
});

test("hostile names stay words: in file names, headers and values", async () => {
  const hostile = [
    `"quoted"`,
    `'; drop table customers; --`,
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "🧊 emoji 👩‍👩‍👧",
    "x".repeat(250),
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = Array.from({ length: 60 }, (_, at) =>
    ["customer_id", ...hostile].map((_, column) =>
      column === 0 ? `h${at}` : quoted(`${hostile[(at + column) % 6]}!`),
    ),
  );
  const text = [["customer_id", ...hostile.map(quoted)], ...lines].map((line) => line.join(",")).join("\n");
  const { dataset, file } = await built("Robert'); drop table datasets; -- 🧊", { "..%2F..%2F=cmd 🧊'.csv": text });
  expect(file.name).not.toContain("/");
  expect(dataset).toMatch(/^[a-z0-9-]+$/);
  const { manifest } = await script.ask<VersionView>(`datasets/${dataset}/versions/latest`);
  const columns = manifest.tables.find((table) => table.table === "customers")?.columns ?? [];
  for (const word of hostile) {
    // A very long header is cut.
    const column = columns.find((one) => one.label === word || (one.label.length > 100 && word.startsWith(one.label)));
    const view = await script.scoreboard(dataset, { by: column?.key ?? word, metric: "customers" });
    expect(view.groups.map((group) => group.key).toSorted()).toEqual(hostile.map((word) => `${word}!`).toSorted());
    expect(view.groups.map((group) => group.size)).toEqual(hostile.map(() => 10));
  }
});

for (const [name, text, sentence] of [
  ["an empty file", "", /nothing\.csv is empty/],
  ["a header and nothing else", `${header}\n`, /The file has no records below its header/],
] as const) {
  test(`${name} is said to be one`, async () => {
    const file = await script.uploadBody(text, "nothing.csv");
    expect([file.problem, ...(file.profile?.warnings ?? [])].join(" ")).toMatch(sentence);
  });
}

test("Parquet that is truncated, Brotli-compressed or nested is refused by a sentence that says so", async () => {
  const whole = await parquetOf(sql`select i as id from range(1000) t(i)`);
  const cases = {
    "cut.parquet": [whole.subarray(0, whole.length - 100), /cut\.parquet ends before its table of contents/],
    "brotli.parquet": [
      await parquetOf(sql`select 1 as id`, sql`, compression brotli`),
      /compressed with Brotli \(column "id"\)/,
    ],
    "nested.parquet": [
      await parquetOf(sql`select 1 as id, {'x': 1} as place`),
      /nested\.parquet .*"place"|"place".*nested/,
    ],
  } as const;
  for (const [name, [bytes, sentence]] of Object.entries(cases)) {
    const file = await script.uploadBody(bytes, name);
    expect(file).toMatchObject({ status: "failed", profile: null });
    expect(file.problem).toMatch(sentence);
  }
});

test("a body that stops half-way leaves no file", async () => {
  const before = await fileNames();
  const sending = httpRequest(script.address("uploads/half.csv"), {
    method: "PUT",
    headers: { ...script.authorization, "content-length": "5000000" },
  });
  sending.on("error", () => undefined);
  sending.write("a,b\n".repeat(10_000));
  await until(fileNames, (names) => names.includes("half.csv"));
  sending.destroy();
  // Other tests of the same owner send files meanwhile; what was there stays.
  const after = await until(fileNames, (names) => !names.includes("half.csv"));
  expect(after).toEqual(expect.arrayContaining(before));
});

async function built(name: string, texts: Readonly<Record<string, string>>) {
  const files: UploadedFile[] = [];
  for (const [fileName, text] of Object.entries(texts)) files.push(await script.uploadBody(text, fileName));
  const dataset = await script.build(name, files);
  const report = await script.ask<VersionReport>(`datasets/${dataset}/versions/latest/report`);
  const [file] = files;
  if (!file) throw new Error("no file was given");
  return { dataset, report, file };
}

async function fileNames(): Promise<string[]> {
  const { files } = await script.ask<{ files: UploadedFile[] }>("files");
  return files.map((file) => file.name);
}
