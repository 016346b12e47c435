import type { QuoteText } from "@/components/feedback/quote-list";
import type { VoiceCellText, VoiceRowText } from "@/components/feedback/voice-table";
import { type FeedbackState, feedbackHref } from "@/lib/domain/feedback-address";
import type { FeedbackList, FeedbackThemes, VoiceCell, VoiceRowView } from "@/lib/domain/feedback-resources";
import { formatDate } from "@/lib/domain/format-date";
import { countText, percentText, valueBounds } from "@/lib/domain/number-words";
import { hiddenValue } from "@/lib/domain/open-columns";
import { customerHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";

const asShare = { unit: "share", currency: "" } as const;

/** The columns of the table of themes. */
export function voiceSegments({ segments }: FeedbackThemes) {
  return segments.map(({ slug, name, code, share }) => ({
    key: slug,
    name,
    tile: segmentTile(code),
    share: share === null ? null : percentText(share),
  }));
}

/** A row of the table of themes; `link` makes themes, and cells whose quotes are open to the reader, lead to what was said. */
export function voiceRow(
  view: FeedbackThemes,
  row: VoiceRowView,
  link: { readonly workspace: string; readonly state: FeedbackState } | null,
): VoiceRowText {
  return {
    key: row.theme ?? "(all)",
    name: row.theme ?? "All that was said",
    href:
      link === null || row.theme === null
        ? null
        : feedbackHref(link.workspace, { ...link.state, theme: row.theme, segment: null, offset: 0 }),
    customers: row.customers === null ? null : countText(row.customers),
    cells: row.cells.map((cell, at) => {
      const segment = view.segments[at];
      const href =
        link === null || !segment?.opensQuotes || !cell.customers
          ? null
          : feedbackHref(link.workspace, { ...link.state, theme: row.theme, segment: segment.slug, offset: 0 });
      return { ...voiceCell(view, cell, at), href };
    }),
  };
}

function voiceCell({ segments }: FeedbackThemes, cell: VoiceCell, at: number): Omit<VoiceCellText, "href"> {
  const segment = segments[at];
  const base = segment?.share == null ? "" : `, against ${percentText(segment.share)} of customers`;
  const counted = cell.customers === null ? "" : `${countText(cell.customers)} customers of ${segment?.name ?? ""}`;
  return {
    key: segment?.slug ?? String(at),
    isHidden: cell.state === "suppressed",
    share: cell.share === null || cell.customers === null ? null : percentText(cell.share),
    customers: cell.customers === null ? null : countText(cell.customers),
    mark: cell.mark === "higher" ? "over" : cell.mark === "lower" ? "under" : "none",
    bounds: cell.interval === null ? null : `${valueBounds(cell.interval, asShare)}\u202f%`,
    detail: `${counted}${base}`,
  };
}

export interface QuoteSetting {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly view: { readonly segments: readonly Pick<FeedbackThemes["segments"][number], "slug" | "name" | "code">[] };
  /** Whether this reader may open a customer's page. */
  readonly opensCustomers: boolean;
}

export function quoteTexts(
  { rows }: FeedbackList,
  { workspace, place, view, opensCustomers }: QuoteSetting,
): QuoteText[] {
  const segments = new Map(view.segments.map((one) => [one.slug, one]));
  return rows.map(({ id, saidOn, theme, source, quote, customer, isKnown, segments: inside }) => ({
    key: id,
    day: formatDate(saidOn),
    theme,
    source,
    quote: quote === null || quote === hiddenValue ? null : quote,
    customer:
      customer === null
        ? null
        : {
            name: customer,
            href: opensCustomers && isKnown !== false ? customerHref(workspace, customer, place) : null,
          },
    isUnknown: isKnown === false,
    segments:
      inside === null
        ? null
        : inside.map((slug) => ({
            name: segments.get(slug)?.name ?? slug,
            tile: segmentTile(segments.get(slug)?.code ?? "–"),
          })),
  }));
}
