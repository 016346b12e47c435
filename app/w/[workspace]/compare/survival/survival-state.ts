import { AppError } from "@/lib/domain/app-error";
import type { VersionView } from "@/lib/domain/dataset-resources";
import { readSegmentRef, type Segment, segmentRef } from "@/lib/domain/segment";
import { type SurvivalState, survivalQuerySchema, survivalQuestionOf } from "@/lib/domain/survival-question";
import { one, type Search } from "../../sheet";

/** Segments beside each other in one question. */
const mostSegments = 12;

/**
 * The state that an address stands for. `of` is what the form writes for whose lives are shown: `by:<column>`, `segment:<ref>` or
 * `segments` for all published ones; segments are named with the number of their definition.
 */
export function survivalStateOf(version: VersionView, search: Search, segments: readonly Segment[]): SurvivalState {
  const asked = askedOf(search, segments);
  const parsed = survivalQuerySchema.safeParse({
    ...asked,
    ...given("clock", search),
    ...given("historyFrom", search),
    ...given("horizon", search),
    ...given("compare", search),
    ...given("period", search),
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("invalid", `The address does not fit: ${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const question = survivalQuestionOf(parsed.data);
  const pinned = question.segments?.map((ref) => pinnedRef(ref, segments));
  return {
    dataset: version.dataset.slug,
    version: version.number,
    question: pinned ? { ...question, segments: pinned } : question,
  };
}

/** What the form shows as chosen. */
export function chosenOf({ question }: SurvivalState): string {
  if (question.segments) return question.segments.length === 1 ? `segment:${question.segments[0]}` : "segments";
  return question.by === undefined ? "" : `by:${question.by}`;
}

function askedOf(search: Search, segments: readonly Segment[]): { by?: string; segment?: string[] } {
  const of = one(search.of);
  const all = published(segments);
  const isBare = ["dataset", "version", "by", "segment", "of"].every((key) => search[key] === undefined);
  if ((of === "segments" || isBare) && all.length > 0) return { segment: all };
  if (of?.startsWith("segment:")) return { segment: [of.slice("segment:".length)] };
  if (of?.startsWith("by:")) return { by: of.slice("by:".length) };
  if (search.of !== undefined) return {};
  const by = one(search.by);
  const named = [search.segment ?? []].flat().filter((ref) => ref !== "");
  return { ...(by === undefined ? {} : { by }), ...(named.length === 0 ? {} : { segment: named }) };
}

function published(segments: readonly Segment[]): string[] {
  return segments
    .flatMap(({ slug, latest, archivedAt }) =>
      latest === null || archivedAt !== null ? [] : [segmentRef(slug, latest)],
    )
    .slice(0, mostSegments);
}

function pinnedRef(ref: string, segments: readonly Segment[]): string {
  const { slug, version } = readSegmentRef(ref);
  const latest = segments.find((segment) => segment.slug === slug)?.latest;
  return version === undefined && latest ? segmentRef(slug, latest) : ref;
}

function given(key: string, search: Search): Readonly<Record<string, string>> {
  const value = one(search[key]);
  return value === undefined ? {} : { [key]: value };
}
