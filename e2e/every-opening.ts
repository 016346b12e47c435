import type { PageWithOpenings } from "./opening-of-the-product";
import { decisionOpenings } from "./openings/decision-openings";
import { openingsEverywhere } from "./openings/everywhere";
import { numberOpenings } from "./openings/number-openings";
import { planOpenings } from "./openings/plan-openings";
import { segmentOpenings } from "./openings/segment-openings";

/** Whatever opens over a page or within it, by the page that has the control. */
export const everyOpening: readonly PageWithOpenings[] = [
  ...openingsEverywhere,
  ...numberOpenings,
  ...segmentOpenings,
  ...planOpenings,
  ...decisionOpenings,
];
