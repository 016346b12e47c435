import "server-only";
import { demand } from "@/lib/access/allow";
import { memberSizesQuestion } from "@/lib/analytics/queries/group-sizes";
import { nearMisses } from "@/lib/analytics/queries/near-misses";
import { placedSegments, segmentGrouping } from "@/lib/analytics/queries/segment-members";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { type Rule, ruleNodes } from "@/lib/domain/rule";
import type { RulePreview, RulePreviewQuestion } from "@/lib/domain/rule-answers";
import { checkRule } from "@/lib/domain/rule-columns";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { isPublished, type Segment, segmentRef } from "@/lib/domain/segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { isSmall } from "@/lib/stats/small-cells";
import { askedDraft, askedSegments, type SegmentBook, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import type { VersionAddress } from "./open-population";
import { previewLeaks } from "./preview-leaks";
import { previewedMetrics } from "./preview-metrics";
import { ruleSample } from "./rule-sample";
import { coarseCount, demandColumns } from "./rules";
import { resolveVersion } from "./versions";

/** A draft and what it is held against, ready to be asked. */
export interface OpenDraft {
  readonly version: DatasetVersion;
  readonly book: SegmentBook;
  readonly draft: AskedSegment;
  readonly before: AskedSegment | null;
  readonly ask: Ask;
}

/** What a rule would do, as this role may see it. Throws AppError invalid with a sentence for a rule that the version cannot answer. */
export async function previewRule(
  actor: Actor,
  address: VersionAddress,
  question: RulePreviewQuestion,
  signal?: AbortSignal,
): Promise<RulePreview> {
  const open = await openDraft(actor, address, question, signal);
  const { version, book, draft, before, ask } = open;
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const shown = hides ? coarseCount : (count: number) => count;
  const sizes = await draftSizes(open);
  const { total, count, moved } = sizes;
  const isApart = hides && moved !== null && (isSmall(moved.enter) || isSmall(moved.leave));
  const compared = isApart ? null : before;
  const near = await nearMisses(version, draft.rule, ask);
  const asked = { ...open, before: compared, sizes };
  const measured = await previewedMetrics(actor, asked, question);
  const leaks = await previewLeaks(actor, asked, {
    written: question.rule,
    metrics: measured.metrics,
    landmark: question.landmark,
  });
  const { columns, sample } = await ruleSample(
    actor,
    version,
    { rule: draft.rule, before: compared?.rule ?? null, count, draw: question.draw ?? 0 },
    ask,
  );
  const sizeShown = shown(count);
  const totalShown = shown(total);
  return {
    sentence: ruleSentence(question.rule, version.manifest, book.names),
    total: totalShown,
    count: sizeShown,
    share: sizeShown === null || !totalShown ? null : sizeShown / totalShown,
    moved: moved && !isApart ? { stay: shown(moved.stay), enter: shown(moved.enter), leave: shown(moved.leave) } : null,
    ...measured,
    leaks,
    columns,
    sample,
    from: isApart ? [] : sizes.from.map((one) => ({ ...one, count: shown(one.count) })),
    near: near.map(({ path, count: misses }) => ({
      path,
      sentence: memberSentence(question.rule, path, open),
      count: shown(misses),
    })),
    notes: [...measured.notes, ...sizeNotes(sizes), ...(isApart ? [neighbourNote] : [])],
  };
}

const neighbourNote =
  "The comparison with the definition before is hidden: fewer than 5 customers would enter or leave.";

function sizeNotes({ count, total }: DraftSizes): string[] {
  if (total === 0) return ["This version has no customers."];
  if (count === 0) return ["Nobody fits this rule, so there is nothing to compare."];
  return count === total ? ["Everybody fits this rule, so there is no rest to compare with."] : [];
}

/** The rule and the definition before, checked against the version and against what the reader may ask for. */
async function openDraft(
  actor: Actor,
  address: VersionAddress,
  { rule, segment, before }: RulePreviewQuestion,
  signal?: AbortSignal,
): Promise<OpenDraft> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  if (before !== undefined && segment === undefined)
    throw new AppError("invalid", "Name the segment whose definition the draft is compared with.");
  const name = book.names.get(segment ?? "") ?? "this draft";
  const draft = askedDraft(book, { rule, slug: segment ?? null, name });
  demandColumns(actor, version, draft.rule);
  const [fault] = checkRule(draft.rule, version.manifest);
  if (fault !== undefined) throw new AppError("invalid", fault);
  const [old] = before === undefined ? [] : askedSegments(book, [segmentRef(segment ?? "", before)]);
  // A definition before that this version cannot answer, or this reader may not ask for, is left out rather than refused.
  const answerable = old && checkRule(old.rule, version.manifest).length === 0 ? old : null;
  if (answerable) demandColumns(actor, version, answerable.rule);
  return { version, book, draft, before: answerable, ask: askOf(version, signal) };
}

/** Customers of a draft, of those that stay, enter and leave, and the published segments that those who enter are in now. */
export interface DraftSizes {
  readonly total: number;
  readonly count: number;
  readonly moved: { readonly stay: number; readonly enter: number; readonly leave: number } | null;
  readonly from: readonly {
    readonly slug: string;
    readonly name: string;
    readonly code: string;
    readonly count: number;
  }[];
}

const mostOrigins = 40;

/** All of it from one pass: a bit for the draft, one for the definition before and one for each published segment. */
async function draftSizes({ version, book, draft, before, ask }: OpenDraft): Promise<DraftSizes> {
  const origins = before === null ? [] : askedSegments(book, originsOf(book.segments, before.slug));
  const asked = [draft, ...(before ? [before] : []), ...origins.filter(({ ref }) => ref !== before?.ref)];
  const frame = { versionId: version.id, manifest: version.manifest };
  const placed = placedSegments(asked, frame);
  const grouping = segmentGrouping(placed, frame);
  const masks = await ask(memberSizesQuestion(grouping));
  const sum = (holds: (key: string) => boolean) =>
    masks.reduce((total, { group_key, size }) => (holds(group_key) ? total + size : total), 0);
  const isIn = (key: string, segment: AskedSegment) => grouping.belongs(key, segment.ref);
  const count = sum((key) => isIn(key, draft));
  const total = version.manifest.tables.find(({ table }) => table === "customers")?.rows ?? 0;
  if (before === null) return { total, count, moved: null, from: [] };
  const stay = sum((key) => isIn(key, draft) && isIn(key, before));
  const entering = (key: string) => isIn(key, draft) && !isIn(key, before);
  const from = origins
    .filter(({ slug }) => slug !== before.slug)
    .map((one) => ({
      slug: one.slug,
      name: one.name,
      code: one.code,
      count: sum((key) => entering(key) && isIn(key, one)),
    }))
    .filter((one) => one.count > 0)
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
  return { total, count, moved: { stay, enter: count - stay, leave: sum((key) => isIn(key, before)) - stay }, from };
}

/** References of the published segments that stand for themselves: neither archived nor parts of another. */
function originsOf(segments: readonly Segment[], slug: string): string[] {
  return segments
    .filter(isPublished)
    .filter((one) => one.parentId === null && one.slug !== slug)
    .slice(0, mostOrigins)
    .map((one) => segmentRef(one.slug, one.latest));
}

function memberSentence(rule: Rule, path: string, { version, book }: OpenDraft): string {
  const member = ruleNodes(rule).find((node) => node.path === path);
  return member ? ruleSentence(member.rule, version.manifest, book.names) : "";
}
