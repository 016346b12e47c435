import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { everyOpening } from "@/e2e/every-opening";

/** What draws something that opens: a dialog, a drawer, a menu, a list of proposals, a fold. */
const draws = /<(Dialog|DialogForm|ConfirmDialog|Drawer|Disclosure|Menu|dialog|details)[\s>]|\bpopover=|role="listbox"/;
/** The parts themselves, which are seen wherever they are used; and what is seen of them with every figure and every page. */
const parts = ["dialog", "dialog-form", "confirm-dialog"].map((name) => `components/ui/${name}.tsx`);

test("everything that opens is named in the list that the browser test goes through", () => {
  const drawing = ["app", "components"].flatMap(filesIn).filter((file) => draws.test(readFileSync(file, "utf8")));
  const listed = new Set(everyOpening.flatMap(({ openings }) => openings.flatMap(({ by }) => by)));
  expect(drawing.length).toBeGreaterThan(50);
  expect(drawing.filter((file) => !listed.has(file) && !parts.includes(file))).toEqual([]);
  expect([...listed].filter((file) => !drawing.includes(file))).toEqual([]);
});

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".tsx")).map((name) => path.posix.join(folder, name));
}
