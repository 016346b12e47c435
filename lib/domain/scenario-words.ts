import { listed } from "./in-sentence";
import type { SideBySide } from "./scenario";

/** Which scenario moves revenue most, where its band is clear of the others'; else their names. */
export function sideBySideTitle({ scenarios }: SideBySide): string {
  const names = scenarios.map(({ scenario }) => `\u201c${scenario.name}\u201d`);
  const plain = listed(names);
  const moves = scenarios.flatMap(({ scenario, impact }) => {
    const band = impact?.rows.find(({ id }) => id === "revenue")?.changeBand;
    return band ? [{ name: scenario.name, low: band[0], high: band[1] }] : [];
  });
  const best = moves.find((one) => moves.every((other) => other === one || one.low > other.high));
  if (!best || moves.length < 2 || best.low <= 0) return plain;
  return `\u201c${best.name}\u201d adds most monthly revenue`;
}
