import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const project = process.cwd();
const settings = [
  ".dependency-cruiser.cjs",
  ".gitignore",
  ".npmrc",
  "biome.json",
  "knip.json",
  "package.json",
  "tsconfig.json",
];

const seenFolders = [
  "app",
  "components/board",
  "components/charts",
  "drizzle/schema",
  "lib/analytics/engine",
  "lib/services",
  "lib/store",
  "lib/testing",
];

/** A file, what it says, and the rule it breaks by that. */
const breaches = [
  ["lib/services/ask.ts", 'export const load = () => import("@duckdb/node-api");', "one-importer-of-duckdb"],
  ["lib/services/rows.ts", 'export { eq } from "drizzle-orm";', "one-importer-of-postgres"],
  ["lib/stats/reader.ts", 'export { readFileSync } from "node:fs";', "pure-folders-do-no-io"],
  ["lib/stats/writer.ts", 'export { pino } from "pino";', "pure-folders-need-little"],
  ["components/charts/view.ts", 'export type { A } from "@/lib/services/seen";', "components-see"],
  ["components/wizard/view.ts", 'export type { A } from "@/components/board/seen";', "features-stand-apart"],
  ["components/ui/button.ts", 'export type { A } from "@/components/charts/seen";', "primitives-know-no-chart"],
  ["lib/services/fixture.ts", 'export type { A } from "@/lib/testing/seen";', "fixtures-stay-in-tests"],
  ["lib/services/drawing.ts", 'export type { A } from "@/components/board/seen";', "lib-draws-nothing"],
  ["lib/services/page.ts", 'export type { A } from "@/app/seen";', "nothing-imports-app"],
  ["lib/access/schema.ts", 'export type { A } from "@/drizzle/schema/seen";', "schema-is-for-the-store"],
  ["drizzle/schema/people.ts", 'export type { A } from "@/lib/store/seen";', "schema-sees-domain"],
  ["app/page.ts", 'export type { A } from "@/lib/store/seen";', "pages-ask-services"],
  ["lib/api/client.ts", 'export type { A } from "@/lib/services/seen";', "api-client-is-browser-safe"],
  ["lib/analytics/sql/engine.ts", 'export type { A } from "@/lib/analytics/engine/seen";', "layer-of-analytics-sql"],
  ["lib/access/session.ts", 'export { withAuth } from "next-auth/middleware";', "sessions-are-rows"],
  ["lib/services/cookie.ts", 'export { decode } from "next-auth/jwt";', "cookies-are-read-by-access"],
  ["lib/store/lost.ts", 'export type { A } from "@/lib/nowhere";', "resolvable"],
  ["lib/store/tested.ts", 'export { test } from "vitest";', "ships-without-development-packages"],
] as const;

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "tessera-house-"));
  for (const file of settings) cpSync(path.join(project, file), path.join(root, file));
  symlinkSync(path.join(project, "node_modules"), path.join(root, "node_modules"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("layers", () => {
  it("see a forbidden import in every form of a .tsx file", () => {
    plantImportForms();
    const found = house("layers", 3);
    for (const form of "abcdefg")
      expect(found).toContain(`layer-of-domain: lib/domain/plants.tsx → lib/store/${form}.ts`);
  });

  it("see a cycle of types only", () => {
    plant("lib/domain/left.ts", 'import type { Right } from "./right";\nexport interface Left { right?: Right }\n');
    plant(
      "lib/domain/right.ts",
      'import type { Left } from "@/lib/domain/left";\nexport interface Right { left?: Left }\n',
    );
    expect(house("layers", 2)).toContain("no-cycle: lib/domain/left.ts → lib/domain/right.ts → lib/domain/left.ts");
  });

  it("hold each rule", () => {
    for (const folder of seenFolders) plant(`${folder}/seen.ts`, "export interface A { a: 1 }\n");
    for (const [file, text] of breaches) plant(file, `${text}\n`);
    const found = house("layers", 10);
    for (const [file, , rule] of breaches) expect(found).toContain(`${rule}: ${file} → `);
  });

  it("fail where they read too little, or read TypeScript as something else", () => {
    plant("lib/domain/alone.ts", "export const alone = 1;\n");
    const found = house("layers", 5);
    expect(found).toContain("only 1 own modules were read, at least 5 are expected");
    expect(found).toContain("no type-only import was recognised");
  });
});

describe("file lengths and forbidden calls", () => {
  it("report a twentieth of files over 260 lines, and too few files", () => {
    for (let at = 0; at < 10; at += 1) plant(`lib/domain/file-${at}.ts`, "export {};\n".repeat(at === 0 ? 261 : 3));
    expect(house("lengths", 10)).toContain("is 261 lines, the budget 260");
    expect(house("lengths", 11)).toContain("only 10 files were measured");
  });

  it("report what no import rule sees", () => {
    const silenced = ["// @ts", "ignore"].join("-");
    const unbounded = ["// biome", "ignore lint/complexity/noExcessiveLinesPerFunction: it is long"].join("-");
    const reasoned = ["// biome", "ignore lint/a11y/useKeyWithClickEvents: Escape does it"].join("-");
    plant("lib/access/a.ts", ["export const a = getToken();", silenced, unbounded, reasoned, ""].join("\n"));
    const found = house("calls", 1);
    expect(found).toContain("lib/access/a.ts:1");
    expect(found).toContain("lib/access/a.ts:2");
    expect(found).toContain("lib/access/a.ts:3");
    expect(found).not.toContain("lib/access/a.ts:4");
    expect(house("calls", 2)).toContain("only 1 files were read");
  });
});

describe("versions", () => {
  it("report a range, a missing ignore-scripts, an old copy, a host and a short lock", () => {
    const manifest = { dependencies: { zod: "^4.6.7", next: "16.4.6" } };
    const packages = {
      "": {},
      "node_modules/zod": { version: "4.6.7", resolved: "https://registry.example/zod.tgz" },
      "node_modules/next": { version: "16.4.6" },
      "node_modules/a/node_modules/next": { version: "16.4.5" },
    };
    plant("package.json", JSON.stringify(manifest));
    plant("package-lock.json", JSON.stringify({ packages }));
    plant("scripts/minimum-versions.json", JSON.stringify({ next: { version: "16.4.6" }, gone: { version: "1.0.0" } }));
    plant(".npmrc", "save-exact=true\n");
    expect(house("versions", 10).split("\n").filter(Boolean)).toEqual([
      ".npmrc does not set ignore-scripts=true",
      "only 3 packages are locked, at least 10 are expected",
      "package.json asks for zod@^4.6.7, which is not one exact version",
      "node_modules/zod names the host it came from: https://registry.example/zod.tgz",
      "node_modules/a/node_modules/next is 16.4.5, the minimum is 16.4.6",
      "minimum-versions.json names gone, which the lock does not hold",
    ]);
  });
});

describe("tools with settings of ours", () => {
  it("Biome holds the budgets", () => {
    const any = ["a", "ny"].join("");
    plant("lib/domain/long-function.ts", `export function long(): void {\n${"  console.log(1);\n".repeat(61)}}\n`);
    plant("lib/domain/long-file.ts", "export {};\n".repeat(401));
    plant("lib/domain/loose.ts", `export const loose = (value: ${any}) => value;\n`);
    plant("lib/domain/wide.ts", "export const wide = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];\n");
    plant("lib/domain/left.ts", 'import type { Right } from "./right";\nexport interface Left { right?: Right }\n');
    plant("lib/domain/right.ts", 'import type { Left } from "./left";\nexport interface Right { left?: Left }\n');
    plant("lib/domain/barrel.ts", 'export * from "./left";\n');
    plant("lib/domain/standard.ts", "export default 1;\n");
    plant("lib/domain/CamelCase.ts", "export const camel = 1;\n");
    const found = node(["node_modules/@biomejs/biome/bin/biome", "lint", "--max-diagnostics=200", "lib"]);
    for (const [file, rule] of [
      ["long-function.ts", "complexity/noExcessiveLinesPerFunction"],
      ["long-file.ts", "style/noExcessiveLinesPerFile"],
      ["loose.ts", "suspicious/noExplicitAny"],
      ["wide.ts", "complexity/useMaxParams"],
      ["left.ts", "suspicious/noImportCycles"],
      ["barrel.ts", "performance/noReExportAll"],
      ["standard.ts", "style/noDefaultExport"],
      ["CamelCase.ts", "style/useFilenamingConvention"],
    ])
      expect(found).toMatch(new RegExp(`${file}\\S* lint/${rule}`));
  });

  it("tsc refuses an unchecked index and an undefined optional", () => {
    plant("lib/domain/index.ts", "export const first = (list: number[]): number => list[0];\n");
    plant("lib/domain/optional.ts", "export const optional: { a?: number } = { a: undefined };\n");
    const found = node([
      "node_modules/typescript/bin/tsc",
      "--noEmit",
      "--incremental",
      "false",
      "-p",
      "tsconfig.json",
    ]);
    expect(found).toContain("lib/domain/index.ts(1,");
    expect(found).toContain("exactOptionalPropertyTypes");
  });

  it("knip reports an unused file, an unused export, an unused package and what only a test uses", () => {
    plant("scripts/start.mjs", 'import { used } from "./launch/kept.mjs";\nused();\n');
    plant("scripts/launch/kept.mjs", "export const used = () => 1;\nexport const spare = () => 2;\n");
    plant("lib/domain/forgotten.ts", "export const forgotten = 1;\n");
    plant("lib/domain/tested.ts", "export const tested = 1;\n");
    plant("lib/domain/tested.test.ts", 'import { tested } from "./tested";\ntested.toFixed();\n');
    const [all, alone] = house("unused", 1).split("Used by tests alone:");
    expect(all).toContain("lib/domain/forgotten.ts");
    expect(all).toContain("spare");
    expect(all).toContain("postgres");
    expect(all).not.toContain("lib/domain/tested.ts");
    expect(alone).toContain("lib/domain/tested.ts");
  });
});

function plantImportForms(): void {
  for (const name of "abcdefg")
    plant(`lib/store/${name}.ts`, `export interface T { ${name}: 1 }\nexport const ${name} = 1;\n`);
  const lines = [
    'import type { T as A } from "@/lib/store/a";',
    'export type { T as B } from "@/lib/store/b";',
    'export * from "@/lib/store/c";',
    'export const later = async () => (await import("@/lib/store/d")).d;',
    "export const View = (props: { a: A }) => <p title={String(props.a)}>it isn't / done</p>;",
    'import { e } from "@/lib/store/e";',
    'export type F = import("@/lib/store/f").T;',
    'import type G from "../store/g";',
    "export const both = [e, null as G | null];",
  ];
  plant("lib/domain/plants.tsx", `${lines.join("\n")}\n`);
}

function plant(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function house(check: string, floor: number): string {
  return node([path.join(project, "scripts/house.mjs"), check, root, String(floor)]);
}

/** What a tool wrote over the planted project; it has to have failed. */
function node(argv: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: "utf8" });
  expect(status, stdout + stderr).not.toBe(0);
  return stdout + stderr;
}
