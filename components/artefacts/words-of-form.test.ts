import { expect, test } from "vitest";
import { battleCardWordsSchema, onePagerWordsSchema, unwritten } from "@/lib/domain/artefact";
import { WordsOfForm } from "./words-of-form";

function form(pairs: readonly (readonly [string, string])[]): WordsOfForm {
  const fields = new FormData();
  for (const [name, value] of pairs) fields.append(name, value);
  return new WordsOfForm(fields);
}

test("empty fields are nothing, empty lines are left out, a persona that is empty is none", () => {
  expect(form([]).onePager()).toEqual(unwritten.onePager);
  expect(
    form([
      ["finding", "  "],
      ["pains", ""],
      ["persona1.title", " "],
    ]).onePager(),
  ).toEqual(unwritten.onePager);
  const words = form([
    ["finding", " they stay "],
    ["pains", "late approvals"],
    ["pains", ""],
    ["pains", "two tools"],
    ["persona1.title", "Head of projects"],
    ["persona1.pains", "double entry"],
  ]).onePager();
  expect(words).toMatchObject({ finding: "they stay", pains: ["late approvals", "two tools"] });
  expect(words.personas).toEqual([
    { title: "Head of projects", offering: null, pains: "double entry", aspirations: null, interests: null },
  ]);
  expect(onePagerWordsSchema.safeParse(words).success).toBe(true);
});

test("objections keep their answers; one without an answer is refused, not lost", () => {
  const pairs = [
    ["objection", ""],
    ["answer", ""],
    ["objection", "Too dear"],
    ["answer", "Show the margin"],
    ["objection", "No time"],
    ["answer", ""],
  ] as const;
  const words = form(pairs).battleCard();
  expect(words.objections).toEqual([
    { objection: "Too dear", answer: "Show the margin" },
    { objection: "No time", answer: "" },
  ]);
  expect(battleCardWordsSchema.safeParse(words).success).toBe(false);
});
