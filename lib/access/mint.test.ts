import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const casts = /\bas (unknown as )?(Actor|Scope|SystemScope)\b/;

test("actors and scopes are minted in one file", () => {
  const sources = ["app", "components", "drizzle", "lib", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  );
  const code = sources.filter((name) => /\.tsx?$/.test(name));
  expect(code.length).toBeGreaterThan(50);
  const minting = code.filter((name) => casts.test(readFileSync(name, "utf8")));
  expect(minting).toEqual([path.join("lib", "access", "mint.ts")]);
});
