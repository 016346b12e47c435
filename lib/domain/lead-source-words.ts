import type { LeadSources, SourceCell } from "./lead-sources";
import { countText, percentText, signedBounds, valueBounds, valueOfInterval } from "./number-words";

const format = { unit: "share", currency: "" } as const;

/** The source that brings most of the first segment: "Partner is the largest source of Agencies: 34.0 % of its customers". */
export function leadSourceTitle({ segments, rows }: LeadSources): string {
  for (const [at, { name, largest }] of segments.entries()) {
    const share = rows.find(({ source }) => source === largest)?.cells[at]?.share ?? null;
    if (share !== null) return `${largest} is the largest source of ${name}: ${percentText(share)} of its customers`;
  }
  return "Which lead source brings whom";
}

/**
 * The source that brought most of a segment for certain: more than any other that is listed, and than one that is not can have brought
 * (`unlisted`: customers of the largest of those, of all segments). Null with a tie, and where a number of the segment is hidden.
 */
export function largestSource(
  cells: readonly { readonly source: string; readonly customers: number | null }[],
  { all, unlisted }: { readonly all: number | null; readonly unlisted: number },
): string | null {
  if (all === null || cells.some(({ customers }) => customers === null)) return null;
  const counted = cells.map(({ source, customers }) => ({ source, count: customers ?? 0 }));
  const [first, second] = counted.toSorted((one, other) => other.count - one.count);
  const left = all - counted.reduce((sum, { count }) => sum + count, 0);
  const rival = Math.max(second?.count ?? 0, Math.min(unlisted, left));
  return first && first.count > rival ? first.source : null;
}

/** "34.0 % of Agencies; conversion 12.1 to 14.0 %, against everybody else +1.2 to +3.4 points". */
export function sourceDetail({ share, conversion }: SourceCell, segment: string): string {
  const own = share === null ? [] : [`${percentText(share)} of ${segment}`];
  if (!conversion?.interval) return own.join("");
  const interval = conversion.difference?.interval;
  return [
    ...own,
    [
      `conversion ${valueBounds(conversion.interval, format)} % of ${countText(conversion.n)}`,
      ...(interval ? [`against everybody else ${signedBounds(interval, format)} points`] : []),
    ].join(", "),
  ].join("; ");
}

/** The share that converted, with as many digits as it is sure of; null where nothing is known. */
export function sourceConversion({ conversion }: SourceCell): string | null {
  return conversion?.value == null ? null : valueOfInterval(conversion.value, conversion.interval, format);
}
