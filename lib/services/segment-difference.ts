import "server-only";
import { demand } from "@/lib/access/allow";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { hidesImpact, impactSentences } from "@/lib/domain/definition-impact";
import type { Rule } from "@/lib/domain/rule";
import { ruleDifference } from "@/lib/domain/rule-difference";
import { pinnedRule } from "@/lib/domain/rule-expansion";
import { segmentRef } from "@/lib/domain/segment";
import type { SegmentDifference } from "@/lib/domain/segment-resources";
import { smallestShownCount } from "@/lib/stats/small-cells";
import { findDraft } from "@/lib/store/segment-definitions";
import { askedDraft, askedSegments, seesDrafts } from "./asked-segments";
import { coarseValue } from "./coarse-estimate";
import { type MeasuredChange, measuredChange } from "./definition-change";
import { ruleForReader } from "./rule-for-reader";
import { type OpenSegment, openSegment } from "./segment-views";
import { resolveVersion } from "./versions";

/** Which two definitions, on which dataset version; `to` null is the draft. */
export interface AskedDifference {
  readonly from: number;
  readonly to: number | null;
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
}

/** What lies between two definitions, in words and numbers. */
export async function segmentDifference(
  actor: Actor,
  slug: string,
  { from, to, version: number, signal }: AskedDifference,
): Promise<SegmentDifference> {
  demand(actor, "segmentKpis.read");
  const open = await openSegment(actor, slug);
  const version = await resolveVersion(actor, open.segment.datasetSlug, number);
  const before = published(open, from);
  const after = to === null ? await drafted(actor, open) : published(open, to);
  const change = await measuredChange({ version, before, after, signal });
  const shownRule = (rule: Rule) => ruleForReader(actor, version, rule);
  const head = {
    from,
    to,
    datasetVersion: version.number,
    words: ruleDifference(shownRule(before.written), shownRule(after.written), version.manifest, open.book.names),
  };
  if ("faults" in change) return { ...head, ...unknown, total: 0, faults: [...change.faults] };
  const { moves, metrics } = change;
  const hidesSmall = suppressesSmallCells(actor.jobRole, actor.level);
  if (hidesSmall && hidesImpact(moves))
    return { ...head, ...unknown, total: moves.total, numbers: impactSentences(moves, metrics) };
  const shown = hidesSmall && to === null ? coarseChange(change) : change;
  const { stayed, entered, left } = shown.moves;
  return {
    ...head,
    ...{ stayed, entered, left },
    total: moves.total,
    numbers: impactSentences(shown.moves, shown.metrics),
    metrics: shown.metrics.map(({ head: metric, before: old, after: now }) => ({ metric, before: old, after: now })),
    faults: [],
  };
}

type Told = Exclude<MeasuredChange, { readonly faults: readonly string[] }>;

/** What a draft would do, rounded in counts and metrics: two drafts must not differ by one customer (statistics 4.3). */
function coarseChange({ moves, metrics }: Told): Told {
  const value = (one: number | null, unit: string) => (one === null ? null : coarseValue(one, null, unit));
  return {
    moves: { ...moves, stayed: coarse(moves.stayed), entered: coarse(moves.entered), left: coarse(moves.left) },
    metrics: metrics.map((one) => ({
      ...one,
      before: value(one.before, one.head.unit),
      after: value(one.after, one.head.unit),
    })),
  };
}

const unknown = { stayed: null, entered: null, left: null, numbers: [], metrics: [], faults: [] };

function published({ book, segment }: OpenSegment, number: number): AskedSegment {
  const [asked] = askedSegments(book, [segmentRef(segment.slug, number)]);
  if (!asked) throw new AppError("notFound", `${segment.name} has no version ${number}.`);
  return asked;
}

async function drafted(actor: Actor, { book, segment }: OpenSegment): Promise<AskedSegment> {
  const draft = seesDrafts(actor) ? await findDraft(actor.scope, segment.id) : null;
  if (!draft) throw new AppError("notFound", `${segment.name} has no draft. Compare two of its published versions.`);
  const rule = pinnedRule(draft.rule, book.lookup);
  return askedDraft(book, { rule, slug: segment.slug, name: segment.name });
}

function coarse(count: number): number {
  return Math.round(count / smallestShownCount) * smallestShownCount;
}
