import type { AdoptionCell, FeatureAdoption } from "./feature-adoption";
import { percentText, signedBounds, signedDifference, valueBounds } from "./number-words";

const format = { unit: "share", currency: "" } as const;

/** Where the widest clear gap is: "Used planning: Solo & freelance 9.1 points behind Agencies". */
export function adoptionTitle({ rows, segments }: FeatureAdoption): string {
  const gaps = rows.flatMap(({ feature, cells }) => {
    const best = segments[cells.findIndex(({ isBest }) => isBest)];
    return cells.flatMap(({ state, estimate }, at) => {
      const segment = segments[at];
      const gap = estimate?.difference?.value;
      if (state !== "shown" || estimate?.mark !== "lower" || gap === undefined || !best || !segment) return [];
      return [{ feature, gap, behind: segment.name, ahead: best.name }];
    });
  });
  const [widest] = gaps.toSorted((one, other) => one.gap - other.gap);
  if (!widest) return "No segment is clearly behind the best in what it uses";
  const size = Math.abs(widest.gap * 100).toFixed(1);
  return `${widest.feature}: ${widest.behind} ${size} points behind ${widest.ahead}`;
}

/** The share of a cell; null where nothing is known. */
export function adoptionShare({ estimate }: AdoptionCell): string | null {
  return estimate?.value == null ? null : percentText(estimate.value);
}

/** The gap to the best segment in points: "−9.1"; "best" for that segment itself, null where no verdict could be given. */
export function adoptionGap({ estimate, isBest }: AdoptionCell): string | null {
  if (isBest) return "best";
  const difference = estimate?.difference;
  return difference ? signedDifference(difference.value, difference.interval, format) : null;
}

/** The intervals behind a cell: "18.2 to 24.9 %, 412 customers; gap −12.1 to −6.0 points". */
export function adoptionDetail({ estimate, isBest }: AdoptionCell): string {
  if (!estimate?.interval) return "";
  const own = `${valueBounds(estimate.interval, format)} %, ${estimate.n.toLocaleString("en-GB")} customers`;
  if (isBest) return `${own}; the highest share`;
  const interval = estimate.difference?.interval;
  return interval ? `${own}; gap ${signedBounds(interval, format)} points` : own;
}
