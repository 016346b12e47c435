import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AgeCurve, type AgePoint } from "./age-curve";

function drawn(points: readonly AgePoint[], everybody: readonly AgePoint[] = []): string {
  return renderToStaticMarkup(
    createElement(AgeCurve, {
      ...{ points, everybody, index: 0, lastAge: 4, top: 1, label: "Agencies: 50 % pay a year later" },
      words: { end: "50", middle: "50", axis: "4 quarters" },
    }),
  );
}

test("a value of 1 stands at the top, of 0 on the base line, ages a quarter of the width apart", () => {
  const svg = drawn([
    { age: 0, value: 1 },
    { age: 2, value: 0.5 },
    { age: 4, value: 0 },
  ]);
  expect(svg).toContain('d="M0 6L62 60L124 114"');
  expect(svg).toContain('role="img" aria-label="Agencies: 50 % pay a year later"');
});

test("an age without a value is a gap, not 0, and the end is named at the last value", () => {
  const svg = drawn([
    { age: 0, value: 1 },
    { age: 1, value: null },
    { age: 2, value: 0.5 },
    { age: 3, value: null },
  ]);
  expect(svg).toContain('d="M0 6M62 60"');
  expect(svg).toContain('x="66" y="64"');
});
