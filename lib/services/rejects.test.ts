import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildTexts } from "@/lib/testing/ingest-texts";

test("the masked list of rejects keeps cells of open columns and hides ids, personal cells and whole records", async () => {
  const text = [
    "customer_id,contact e-mail,signed,total revenue",
    "c1,anna@secret.example,2024-01-02,12.50",
    "c2,ben@secret.example,2024-99-99,n/a",
    "c2,carl@secret.example,2024-01-03,7.00",
    "c4,dora@secret.example,2024-01-04,8.00,extra",
    ...Array.from({ length: 40 }, (_, index) => `d${index},e${index}@secret.example,2024-02-01,9.00`),
  ].join("\n");
  const built = await buildTexts({ "customers.csv": text });
  const masked = readFileSync(path.join(built.folder, "rejects-masked.csv"), "utf8");
  expect(built.rejects).toContain("secret.example");
  expect(masked).not.toContain("secret.example");
  expect(masked).toContain("2024-99-99");
  expect(masked).toContain("(hidden)");
  expect(masked.split("\n").length).toBe(built.rejects.split("\n").length);
});
