import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { canonicalRule } from "@/lib/domain/canonical-rule";
import type { PlainRule, Rule } from "@/lib/domain/rule";
import { pinnedRule } from "@/lib/domain/rule-expansion";
import type { DraftSave } from "@/lib/domain/segment";
import type { SegmentDraftView, SegmentView } from "@/lib/domain/segment-resources";
import { discardDraft, findDraft, proposeDraft, saveDraft } from "@/lib/store/segment-definitions";
import { archiveSegment } from "@/lib/store/segments";
import { recordAudit } from "./audit";
import { demandColumns } from "./rules";
import { draftView, type OpenSegment, openSegment, segmentView, writtenOut } from "./segment-views";

/** Saves the draft that all editors of a segment share. Throws DraftConflict where somebody else saved meanwhile: nothing is lost. */
export async function saveSegmentDraft(
  actor: Actor,
  slug: string,
  { rule, revision }: DraftSave,
): Promise<SegmentDraftView> {
  demand(actor, "segments.draft");
  const open = await openForEditing(actor, slug);
  demandRuleColumns(actor, open, { rule, slug });
  const { id: segmentId, latest: basedOn } = open.segment;
  const saved = await saveDraft(actor.scope, { segmentId, rule, revision, savedBy: actor.userId, basedOn });
  return draftView(actor, open, saved);
}

/** Throws the draft away; a segment that was never published is archived with it, for nothing else is left of it. */
export async function discardSegmentDraft(actor: Actor, slug: string, revision: number): Promise<SegmentView> {
  demand(actor, "segments.draft");
  const { segment } = await openSegment(actor, slug);
  await discardDraft(actor.scope, { segmentId: segment.id, revision });
  if (segment.latest === null && segment.archivedAt === null) await archiveSegment(actor.scope, segment.id, true);
  await recordAudit(actor, "segments.discard", { kind: "segment", id: segment.id }, { revision });
  return await segmentView(actor, await openSegment(actor, slug));
}

/** Asks those who may publish to do it. A later save takes the proposal back: what is approved is what was proposed. */
export async function proposeSegmentDraft(actor: Actor, slug: string, revision: number): Promise<SegmentDraftView> {
  demand(actor, "segments.draft");
  const open = await openForEditing(actor, slug);
  const draft = await findDraft(actor.scope, open.segment.id);
  if (draft) demandChange(open, pinnedRule(draft.rule, open.book.lookup));
  const proposed = await proposeDraft(actor.scope, {
    segmentId: open.segment.id,
    revision,
    proposedBy: actor.userId,
  });
  await recordAudit(actor, "segments.propose", { kind: "segment", id: open.segment.id }, { revision });
  return draftView(actor, open, proposed);
}

/** A segment whose rule is to change; an archived one is brought back first. */
export async function openForEditing(actor: Actor, slug: string): Promise<OpenSegment> {
  const open = await openSegment(actor, slug);
  if (open.segment.archivedAt === null) return open;
  throw new AppError("conflict", `${open.segment.name} is archived. Bring it back first, then change its rule.`);
}

/** Refuses a rule that the latest definition says already. */
export function demandChange({ segment, book }: Pick<OpenSegment, "segment" | "book">, rule: Rule): void {
  const latest = book.definitions.find((one) => one.segmentId === segment.id);
  if (latest && canonicalRule(latest.rule) === canonicalRule(rule))
    throw new AppError(
      "conflict",
      `This is what version ${latest.number} says already, so there is nothing to publish.`,
    );
}

/** Nobody drafts a rule on columns they may not see, not even by way of a segment that cannot be written out yet. */
export function demandRuleColumns(
  actor: Actor,
  { book, version }: Pick<OpenSegment, "book" | "version">,
  { rule, slug }: { readonly rule: Rule; readonly slug: string },
): void {
  const written = writtenOut(book, rule, slug);
  demandColumns(actor, version, written instanceof AppError ? withoutSegments(rule) : written);
}

function withoutSegments(rule: Rule): PlainRule {
  if ("rules" in rule) return { kind: rule.kind, rules: rule.rules.map(withoutSegments) };
  return rule.kind === "segment" ? { kind: "all", rules: [] } : rule;
}
