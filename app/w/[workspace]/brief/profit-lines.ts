import type { ProfitLine, ProfitNumber, ProfitRow } from "@/components/home/profit-table";
import { centsText } from "@/lib/domain/cents-text";
import type { BriefLine, ExecutiveBrief } from "@/lib/domain/executive-brief";
import { tenthsThatAddUp } from "@/lib/domain/executive-sentence";
import { countText, percentText } from "@/lib/domain/number-words";

/** The segments that are not listed, and those in none: two rows, so that the table adds up and names neither wrongly. */
export function restOf(brief: ExecutiveBrief, shares: readonly (string | null)[]): ProfitLine[] {
  const { otherSegments, others } = brief;
  const line = (name: string, of: BriefLine, { at, isUntold = false }: { at: number; isUntold?: boolean }) => ({
    ...{ name, measure: null, more: [] },
    ...lineNumbers(brief, of, { share: shares[at] ?? null, isUntold }),
  });
  return [
    ...(otherSegments
      ? [line("Other segments", otherSegments, { at: 0, isUntold: otherSegments.fault !== null })]
      : []),
    ...(others ? [line("In no segment", others, { at: otherSegments ? 1 : 0 })] : []),
  ];
}

/** Shares of the segments and of the rows below them as printed: parts of one whole are rounded so that they add up to 100 %. */
export function moneyShares({
  segments,
  otherSegments,
  others,
}: Pick<ExecutiveBrief, "segments" | "otherSegments" | "others">): (string | null)[] {
  const lines = [...segments, ...[otherSegments, others].filter((line) => line !== null)];
  const shares = lines.map(({ shareOfMoney }) => shareOfMoney);
  const known = shares.flatMap((share) => share ?? []);
  const isWhole = known.length === shares.length && Math.abs(known.reduce((sum, one) => sum + one, 0) - 1) < 1e-9;
  if (!isWhole) return shares.map((share) => (share === null ? null : percentText(share)));
  return tenthsThatAddUp(known, 1).map((tenths, at) => tenthsText(tenths, known[at] ?? 0));
}

/** What is not 0 % or 100 % is not printed as such. */
function tenthsText(tenths: number, share: number): string {
  if (tenths === 0) return percentText(share > 0 ? Math.min(share, 1e-4) : 0);
  return percentText(tenths === 1000 ? Math.max(share, 0.9999) : tenths / 1000);
}

interface LineSetting {
  /** As printed. */
  readonly share: string | null;
  /** This version cannot tell who is in the segment. */
  readonly isUntold?: boolean;
  readonly customersHref?: string | undefined;
  readonly moneyHref?: string | undefined;
}

/** Customers and money of a line as text, each with the page on which it stands open. */
export function lineNumbers(
  { dataset }: ExecutiveBrief,
  { customers, money }: BriefLine,
  { share, isUntold = false, customersHref, moneyHref }: LineSetting,
): Pick<ProfitRow, "customers" | "money" | "share" | "growth"> {
  const missing = isUntold
    ? ({ kind: "notInData", words: "not known" } as const)
    : ({ kind: "suppressed", words: "hidden" } as const);
  const isHidden = money !== null && money.cents === null;
  const shown = (text: string | null): ProfitNumber => ({
    ...{ text, href: moneyHref },
    missing: text === null && isHidden ? missing : null,
  });
  return {
    customers: customers === null ? { text: null, missing } : { text: countText(customers), href: customersHref },
    money: shown(money?.cents == null ? null : centsText(money.cents, dataset.currency).replace(/[^\d.,\u2212]/g, "")),
    share: shown(share),
    growth: shown(money?.growth == null ? null : growthText(money.growth)),
  };
}

function growthText(growth: number): string {
  const size = percentText(Math.abs(growth));
  return growth > 0 ? `+${size}` : growth < 0 ? `\u2212${size}` : size;
}
