import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dialect } from "@/lib/domain/recipe";
import { detectEncoding } from "./encoding";
import { prepass } from "./prepass";
import { sniffDialect } from "./sniff-dialect";

let folder: string;
let number = 0;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tessera-prepass-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

const comma: Dialect = { encoding: "utf-8", delimiter: ",", quote: '"', header: true };

function write(bytes: string | Buffer): string {
  number += 1;
  const file = path.join(folder, `in-${number}`);
  writeFileSync(file, bytes);
  return file;
}

async function pass(bytes: string | Buffer, dialect: Partial<Dialect> = {}, fields: number | null = null) {
  const result = await prepass({
    path: write(bytes),
    fileName: "in.csv",
    dialect: { ...comma, ...dialect },
    folder,
    fields,
  });
  const faults = readFileSync(result.faultsFile, "utf8").trim().split("\n").slice(1);
  return { ...result, text: readFileSync(result.recordsFile, "utf8"), faults };
}

describe("records", () => {
  it("numbers records and lines, whatever the line ends", async () => {
    const { text, records, faults } = await pass("a,b\r\n1,2\n3,4\r5,6");
    expect(text).toBe("1,2,1,2\n2,3,3,4\n3,4,5,6\n");
    expect([records, faults]).toEqual([3, []]);
  });
  it("keeps line ends inside quotes and counts the lines they take", async () => {
    const { text, records } = await pass('a,b\r\n"x\r\ny",2\r\n3,4\r\n');
    expect(text).toBe('1,2,"x\r\ny",2\n2,4,3,4\n');
    expect(records).toBe(2);
  });
  it("takes a quote inside a field as text", async () => {
    const { text, openQuote } = await pass('a,b\n1,a"b\n2,c\n');
    expect(text).toBe('1,2,1,a"b\n2,3,2,c\n');
    expect(openQuote).toBeNull();
  });
  it("does not count empty lines, but a line of blanks", async () => {
    const { records, faults } = await pass("a,b\n\n1,2\n\n   \n3,4\n\n");
    expect(records).toBe(3);
    expect(faults).toEqual(['2,5,"","   ","the record has 1 field where 2 are expected"']);
  });
  it("notices a quote that is never closed", async () => {
    const { records, openQuote, brokenLines, faults } = await pass('a,b\n1,x\n2,"b\n3,c\n4,d');
    expect([records, brokenLines]).toEqual([2, 1]);
    expect(openQuote).toEqual({ record: 2, lines: 2, ofLines: 5 });
    expect(faults[0]).toContain("never closed");
  });
  it("counts the lines inside an open quote alike with and without a line end at the end of the file", async () => {
    for (const end of ["", "\n", "\r\n"]) {
      const { openQuote, swallowedLines } = await pass(`a,b\n1,x\n2,"b\r\n3,c\n4,d${end}`);
      expect(openQuote).toEqual({ record: 2, lines: 2, ofLines: 5 });
      expect(swallowedLines).toBe(2);
    }
  });
  it("rejects text after a closing quote, a missing and an extra field", async () => {
    const { text, faults } = await pass('a,b\n"x"y,2\n1\n1,2,3\n5,6\n');
    expect(text).toBe("4,5,5,6\n");
    expect(faults.map((line) => line.split(",")[0])).toEqual(["1", "2", "3"]);
    expect(faults[2]).toBe('3,4,"","1,2,3","the record has 3 fields where 2 are expected"');
  });
  it("names the column and value of a zero byte and of bad UTF-8", async () => {
    const { text, faults } = await pass(
      Buffer.concat([Buffer.from("a,b\nx,y\0z\nx,"), Buffer.from([0xff]), Buffer.from("\n1,2\n")]),
    );
    expect(text).toBe("3,4,1,2\n");
    expect(faults[0]).toBe('1,2,"b","y\u2400z","the cell holds a zero byte, which no text has"');
    expect(faults[1]).toBe('2,3,"b","\ufffd","the cell holds bytes that are not valid UTF-8"');
  });
  it("makes tabs of runs of blanks and drops outer ones", async () => {
    const { text, headers } = await pass(" id  date\t n \r\n 00001 19970101  1\r\n  \r\n 2 3 4", {
      delimiter: "blanks",
    });
    expect(headers).toEqual(["id", "date", "n"]);
    expect(text).toBe("1\t2\t00001\t19970101\t1\n2\t4\t2\t3\t4\n");
  });
  it("cuts records alike however the bytes arrive", async () => {
    const row = '"a\r\n""b""",ü\r\n';
    const { records, text } = await pass(`x,y\r\n${row.repeat(60_000)}`);
    expect(records).toBe(60_000);
    expect(text.endsWith('60000,120000,"a\r\n""b""",ü\n')).toBe(true);
  });
  it("rejects a field that is too long and reads on", async () => {
    const { records, faults, text } = await pass(`a,b\n1,${"x".repeat(1_000_001)}\n${"y".repeat(3_000_000)},2\n3,4\n`);
    expect(records).toBe(3);
    expect(faults).toHaveLength(2);
    expect(text).toBe("3,4,3,4\n");
  });
  it("gives nothing for an empty file and columns for a header alone", async () => {
    expect(await pass("")).toMatchObject({ records: 0, headers: [] });
    expect(await pass("a,b\n")).toMatchObject({ records: 0, headers: ["a", "b"] });
  });
  it("names columns without a header by position", async () => {
    expect(await pass("1,2\n3,4\n", { header: false })).toMatchObject({
      records: 2,
      headers: ["column 1", "column 2"],
    });
  });
  it("makes empty and repeated headers unique and keeps hostile ones as text", async () => {
    const { headers } = await pass('Name,,name,"drop table x; --","=cmd()|a"\n1,2,3,4,5\n');
    expect(headers).toEqual(["Name", "column 2", "name 2", "drop table x; --", "=cmd()|a"]);
  });
});

describe("encodings", () => {
  it("knows UTF-8 with and without mark", async () => {
    expect(await detectEncoding(write("\ufeffa,b\n1,ü"), "x")).toMatchObject({
      encoding: "utf-8",
      byteOrderMark: true,
    });
    expect((await pass("\ufeffa,b\n1,ü")).headers).toEqual(["a", "b"]);
  });
  it("reads Windows-1252 with its quotes and its euro, small files too", async () => {
    const file = Buffer.from([0x61, 0x0a, 0x93, 0x80, 0x94, 0xe9, 0x0a]);
    expect(await detectEncoding(write(file), "x")).toMatchObject({ encoding: "windows-1252" });
    expect((await pass(file, { encoding: "windows-1252" })).text).toBe("1,2,“€”é\n");
  });
  it("reads UTF-16 of both orders", async () => {
    const little = Buffer.from("\ufeffa,b\n1,ü\n", "utf16le");
    const big = Buffer.from(little).swap16();
    expect(await detectEncoding(write(little), "x")).toMatchObject({ encoding: "utf-16le" });
    expect(await detectEncoding(write(big), "x")).toMatchObject({ encoding: "utf-16be" });
    for (const [bytes, encoding] of [
      [little, "utf-16le"],
      [big, "utf-16be"],
    ] as const)
      expect(await pass(bytes, { encoding })).toMatchObject({ text: "1,2,1,ü\n", headers: ["a", "b"] });
  });
  it("takes a cut tail for bad UTF-8", async () => {
    expect(await detectEncoding(write(Buffer.from([0x61, 0x0a, 0xc3])), "x")).toMatchObject({
      encoding: "windows-1252",
    });
  });
  it("stays with UTF-8 when nearly all letters are", async () => {
    const bytes = Buffer.concat([Buffer.from(`a\n${"ü\n".repeat(50)}`), Buffer.from([0xff, 0x0a])]);
    expect(await detectEncoding(write(bytes), "x")).toMatchObject({ encoding: "utf-8", badSequences: 1 });
  });
});

describe("compressed files", () => {
  it("expands gzip", async () => {
    expect((await pass(gzipSync("a,b\n1,2\n"))).text).toBe("1,2,1,2\n");
  });
  it("refuses what grows too far, what is cut off, and archives", async () => {
    await expect(pass(gzipSync(Buffer.alloc(50_000_000, "a")))).rejects.toThrow(/grows to more than 100 times/);
    await expect(pass(gzipSync(Buffer.from("a,b\n1,2\n")).subarray(0, 20))).rejects.toThrow(/not a complete gzip file/);
    await expect(pass(Buffer.from("PK\u0003\u0004xxxx"))).rejects.toThrow(/zip archive or a spreadsheet/);
  });
});

describe("dialects", () => {
  const cases: [string, string, Partial<Dialect>][] = [
    ["commas", "id,name\n1,a\n2,b\n", { delimiter: ",", header: true }],
    ["semicolons with decimal commas", 'id;x\n1;"1,5"\n2;2,5\n', { delimiter: ";", header: true }],
    ["tabs", "id\tname\n1\ta b\n2\tb c\n", { delimiter: "\t", header: true }],
    ["bars", "id|name\n1|a, b\n2|b\n", { delimiter: "|", header: true }],
    ["blanks", " id  date n\n 1 19970101  1\n 22 19970102 12\n", { delimiter: "blanks", header: true }],
    ["no header", "1,2024-01-01,5\n2,2024-01-02,6\n", { delimiter: ",", header: false }],
    ["commas inside quotes", 'name,place\n"Doe, J","A, B"\n"Roe, K",C\n', { delimiter: ",", header: true }],
    ["one column", "name\nAnna Maria\nBo\n", { header: true }],
  ];
  it.each(cases)("%s", async (_, text, expected) => {
    const { dialect, reason } = await sniffDialect(write(text), "x", "utf-8");
    expect(dialect).toMatchObject(expected);
    expect(reason).not.toBe("");
  });
});
