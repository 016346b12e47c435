import type { LeadSources, SourceCell } from "./lead-sources";
import { countText, percentText, signedBounds, valueBounds, valueOfInterval } from "./number-words";

const format = { unit: "share", currency: "" } as const;

/** The source that brings most of the first segment: "Partner is the largest source of Agencies: 34.0 % of its customers". */
export function leadSourceTitle({ segments, rows }: LeadSources): string {
  for (const [at, { name }] of segments.entries()) {
    const [most] = rows
      .flatMap(({ source, cells }) => {
        const { customers = null, share = null } = cells[at] ?? {};
        return customers === null || customers === 0 || share === null ? [] : [{ source, customers, share }];
      })
      .toSorted((one, other) => other.customers - one.customers);
    if (most) return `${most.source} is the largest source of ${name}: ${percentText(most.share)} of its customers`;
  }
  return "Which lead source brings whom";
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
