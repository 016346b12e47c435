import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { IntervalStrip, type IntervalStripProps } from "./interval-strip";

/** 108 px wide less 4 at either edge: one unit of the scale from −50 to 50 is one pixel. */
function drawn(props: Partial<IntervalStripProps>): string {
  const whole: IntervalStripProps = {
    estimate: { value: 10, low: 5, high: 20 },
    reference: 0,
    domain: [-50, 50],
    verdict: "better",
    label: "difference +10, interval +5 to +20",
    width: 108,
    ...props,
  };
  return renderToStaticMarkup(createElement(IntervalStrip, whole));
}

describe("IntervalStrip", () => {
  it("puts reference, interval and value in their places and says them", () => {
    const svg = drawn({});
    expect(svg).toContain('d="M54 1V17"');
    expect(svg).toContain('d="M59 9H74"');
    expect(svg).toContain('cx="64"');
    expect(svg).toContain('role="img" aria-label="difference +10, interval +5 to +20"');
  });
  it("fills the dot only where the interval is clear of the reference", () => {
    expect(drawn({ verdict: "differs" })).toContain('data-sure="true"');
    expect(drawn({ verdict: "unclear" })).toContain('data-sure="false"');
  });
  it("draws an arrow instead of the dot for a value off the scale", () => {
    const svg = drawn({ estimate: { value: 900, low: 800, high: 1000 } });
    expect(svg).not.toContain("<circle");
    expect(svg).toContain('d="M100 5l5 4-5 4z"');
  });
  it("lets an end of the interval run off while the dot stays", () => {
    const svg = drawn({ estimate: { value: 10, low: -80, high: 20 } });
    expect(svg).toContain("<circle");
    expect(svg).toContain('d="M4 6l-3 3 3 3"');
    expect(svg).not.toContain('d="M104 6l3 3-3 3"');
  });
});
