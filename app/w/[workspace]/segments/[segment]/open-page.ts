import { redirect } from "next/navigation";
import type { Actor } from "@/lib/domain/actor";
import { type SegmentPageName, segmentHref } from "@/lib/domain/segment-address";
import { type SegmentPageView, segmentPage } from "@/lib/services/segment-page";
import { addressOf, leave, pageActor } from "../../page-actor";
import { one, type Search } from "../../sheet";

/** What a page of a segment is given. */
export interface SegmentPageProps {
  readonly params: Promise<{ workspace: string; segment: string }>;
  readonly searchParams: Promise<Search>;
}

export interface OpenSegmentPage {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  readonly search: Search;
}

/**
 * Who reads, and what the address names. One without a dataset version or a definition leads to the latest of both, so that a link
 * that was passed on keeps its numbers.
 */
export async function openSegmentPage(
  { params, searchParams }: SegmentPageProps,
  tab: SegmentPageName,
): Promise<OpenSegmentPage> {
  const { workspace, segment } = await params;
  const search = await searchParams;
  const address = addressOf(segmentHref(workspace, segment, { tab }), search);
  const actor = await pageActor(workspace, address);
  const asked = { version: numberIn(search.version), definition: numberIn(search.definition) };
  const page = await segmentPage(actor, segment, asked).catch((fault: unknown) => leave(fault, address));
  const place = { version: page.shown.number, definition: page.definition?.number };
  if (place.version !== asked.version || place.definition !== asked.definition) {
    const rest = Object.entries(search).filter(([key]) => key !== "version" && key !== "definition");
    const whole = segmentHref(workspace, segment, { tab, ...place });
    const more = addressOf("", Object.fromEntries(rest)).replace("?", "&");
    redirect(`${whole}${more}`);
  }
  return { actor, page, search };
}

/** A number that is none leads to the latest. */
function numberIn(value: string | string[] | undefined): number | undefined {
  const text = one(value);
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
