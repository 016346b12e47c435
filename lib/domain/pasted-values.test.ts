import { describe, expect, test } from "vitest";
import { pastedValues } from "./pasted-values";

describe("a pasted list", () => {
  test.each<[string, string, string[]]>([
    ["lines", "agency\r\nstudio\n\nlaw", ["agency", "studio", "law"]],
    ["a row of a sheet", "agency\tstudio\tlaw", ["agency", "studio", "law"]],
    ["commas", "agency, studio,law", ["agency", "studio", "law"]],
    ["semicolons", "agency; studio ;law;", ["agency", "studio", "law"]],
    ["quotes around a comma", '"Smith, Jones", "a ""b"" c"', ["Smith, Jones", 'a "b" c']],
    ["a quote inside a word", '5" pipe, 6" pipe', ['5" pipe', '6" pipe']],
    ["nothing", " \n , ; ", []],
    ["capitals apart", "Agency,agency", ["Agency", "agency"]],
  ])("%s", (_, text, values) => {
    expect(pastedValues(text).values).toEqual(values);
  });

  test("names what came more than once, once", () => {
    expect(pastedValues("a,b,a,a,c,b")).toMatchObject({ values: ["a", "b", "c"], repeated: ["a", "b"] });
  });

  test("takes a thousand values and counts the rest, and what is too long", () => {
    const lines = Array.from({ length: 1001 }, (_, at) => `v${at}`).join("\n");
    expect(pastedValues(lines)).toMatchObject({ tooMany: 1, tooLong: 0 });
    expect(pastedValues(lines).values).toHaveLength(1000);
    expect(pastedValues(`${"x".repeat(300)},${"x".repeat(301)},a\0b`)).toMatchObject({ tooLong: 2 });
    expect(pastedValues("a,b,c", 2)).toMatchObject({ values: ["a", "b"], tooMany: 1 });
  });
});
