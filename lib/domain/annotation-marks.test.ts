import { expect, test } from "vitest";
import type { AnnotationView } from "./annotation";
import { annotationMarks } from "./annotation-marks";

const on = (day: string): AnnotationView => ({
  ...{ id: day, day, text: day, tag: null, source: "person", of: null, by: null },
  scope: { kind: "workspace" },
});

test("annotations are numbered by day and stand on the month, quarter or year that holds them", () => {
  const months = ["2026-01", "2026-02", "2026-03"].map((key) => ({ key }));
  const marks = annotationMarks([on("2026-03-31"), on("2026-02-01"), on("2026-02-28"), on("2026-04-01")], months);
  expect(marks.periods).toEqual([{ key: "2026-01" }, { key: "2026-02", mark: "1, 2" }, { key: "2026-03", mark: "3" }]);
  expect(marks.numbered.map(({ number, isDrawn, annotation }) => [number, isDrawn, annotation.day])).toEqual([
    [1, true, "2026-02-01"],
    [2, true, "2026-02-28"],
    [3, true, "2026-03-31"],
    [4, false, "2026-04-01"],
  ]);
  const all = [on("2026-01-01"), on("2026-06-30"), on("2026-12-31")];
  expect(annotationMarks(all, [{ key: "2026" }]).periods).toEqual([{ key: "2026", mark: "1–3" }]);
  expect(annotationMarks(all, [{ key: "2026Q2" }]).periods).toEqual([{ key: "2026Q2", mark: "2" }]);
  expect(annotationMarks(all, [{ key: "7" }]).periods).toEqual([{ key: "7" }]);
  const weeks = [{ key: "a", days: { first: "2026-06-29", last: "2026-07-05" } }, { key: "b" }];
  expect(annotationMarks(all, weeks).periods.map(({ mark }) => mark)).toEqual(["2", undefined]);
  expect(annotationMarks([on("2026-06-28"), on("2026-07-05"), on("2026-07-06")], weeks).periods[0]?.mark).toBe("2");
});
