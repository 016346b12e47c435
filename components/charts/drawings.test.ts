import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LineChart } from "./line-chart";
import { Waterfall } from "./waterfall";

describe("Waterfall", () => {
  const svg = renderToStaticMarkup(
    createElement(Waterfall, {
      opening: { label: "Q3", value: 100, text: "€100" },
      steps: [
        { key: "new", label: "New", change: 50, text: "+€50", href: "/customers" },
        { key: "churn", label: "Churn", change: -30, text: "−€30" },
      ],
      closing: { label: "Q4", value: 120, text: "€120" },
      label: "From €100 to €120",
    }),
  );
  it("draws bars from where the one before ended", () => {
    // 100 stands at 194, 150 at 610: a unit is 8.32 px, so 120 stands at 360.4.
    expect(svg).toContain('x="194" y="36" width="416"');
    expect(svg).toContain('x="360.4" y="66" width="249.6"');
  });
  it("opens the customers of a bar, and says so", () => {
    expect(svg).toContain('<a href="/customers" aria-label="New: +€50. Open these customers">');
    expect(svg.match(/<a /g)).toHaveLength(2);
  });
});

describe("LineChart", () => {
  const svg = renderToStaticMarkup(
    createElement(LineChart, {
      periods: ["a", "b", "c", "d"].map((key) => ({ key, label: key, complete: key !== "d" })),
      series: [{ key: "all", label: "Everybody", place: null, points: [null, 0, 10, 5] }],
      print: String,
      fromZero: true,
      label: "From 0 to 5",
    }),
  );
  it("draws nothing where nothing was measured, and dashes what may still change", () => {
    // Places 0 to 3 stand at 68, 300, 532 and 764; 0 at 294, 10 at 18.
    expect(svg).toContain('d="M300 294L532 18"');
    expect(svg).toContain('d="M532 18L764 156"');
    expect(svg).not.toContain("M68 ");
  });
  it("ends in an open dot, with its name and value", () => {
    expect(svg).toContain('cx="764" cy="156" r="3.2"');
    expect(svg).toContain("Everybody");
  });
});
