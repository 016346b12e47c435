import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { scriptBytesOverEmptyPage } from "./script-sizes";

const own = "export const words = 'only this page says these words';".repeat(3);
let build: string;

beforeAll(() => {
  build = mkdtempSync(path.join(tmpdir(), "tessera-sizes-"));
  mkdirSync(path.join(build, "static/chunks"), { recursive: true });
  writeFileSync(path.join(build, "build-manifest.json"), JSON.stringify({ rootMainFiles: ["static/chunks/main.js"] }));
  for (const name of ["main", "polyfill"])
    writeFileSync(path.join(build, `static/chunks/${name}.js`), "x".repeat(5_000));
  writeFileSync(path.join(build, "static/chunks/own.js"), own);
});

afterAll(() => rmSync(build, { recursive: true, force: true }));

const tag = (name: string, rest = "") => `<script src="/_next/static/chunks/${name}.js" async=""${rest}></script>`;

it("counts each file of the page's own once, compressed, and nothing that every page loads", () => {
  const html = `${tag("main")}${tag("own")}${tag("own")}${tag("polyfill", ' noModule=""')}<script>inline()</script>`;
  expect(scriptBytesOverEmptyPage(html, build)).toBe(gzipSync(own, { level: 9 }).byteLength);
});

it("is zero for the empty page and refuses a page of another build", () => {
  expect(scriptBytesOverEmptyPage(tag("main"), build)).toBe(0);
  expect(() => scriptBytesOverEmptyPage(tag("own"), build)).toThrow("static/chunks/main.js");
});
