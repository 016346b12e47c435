import "server-only";
import { demand, extentFor } from "@/lib/access/allow";
import { countRule } from "@/lib/analytics/queries/count-rule";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { impactSentences } from "@/lib/domain/definition-impact";
import type { PlainRule, Rule } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import { ruleDifference } from "@/lib/domain/rule-difference";
import { expandRule, namedSegments, pinnedRule } from "@/lib/domain/rule-expansion";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { type SegmentDraft, type SegmentVersion, segmentRef } from "@/lib/domain/segment";
import type { SegmentVersionView } from "@/lib/domain/segment-resources";
import { transaction } from "@/lib/store/database";
import { DraftConflict, findDraft, type NewDefinition, publishDefinition } from "@/lib/store/segment-definitions";
import { listVersions } from "@/lib/store/versions";
import { askedDraft, askedSegments, type SegmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { measuredChange } from "./definition-change";
import { askOf } from "./engine";
import { carryHypotheses } from "./hypotheses";
import { demandChange, openForEditing } from "./segment-drafts";
import { type OpenSegment, openSegment, versionViews } from "./segment-views";

/** Every published definition of a segment, newest first. */
export async function segmentVersions(actor: Actor, slug: string): Promise<SegmentVersionView[]> {
  demand(actor, "segments.read");
  return definitionsOf(actor, await openSegment(actor, slug));
}

export async function segmentVersion(actor: Actor, slug: string, number: number): Promise<SegmentVersionView> {
  return numbered(await segmentVersions(actor, slug), number);
}

/** Makes the draft the next definition. An executive does so with a draft that was proposed, and that nobody saved since. */
export async function publishDraft(
  actor: Actor,
  slug: string,
  { revision, note }: { readonly revision: number; readonly note: string | null },
): Promise<SegmentVersionView> {
  demand(actor, "segments.publish");
  const open = await openForEditing(actor, slug);
  const draft = await findDraft(actor.scope, open.segment.id);
  if (draft?.revision !== revision) throw new DraftConflict(draft);
  demandProposal(actor, draft);
  const rule = pinnedRule(draft.rule, open.book.lookup);
  return await publish(actor, open, { rule, note, fromRevision: revision, restoredFrom: null });
}

/** Makes an older definition the next one; the draft stays as it is. */
export async function restoreDefinition(
  actor: Actor,
  slug: string,
  { number, note }: { readonly number: number; readonly note: string | null },
): Promise<SegmentVersionView> {
  demand(actor, "segments.publish");
  const open = await openForEditing(actor, slug);
  if (extentFor(actor, "segments.publish") !== "full")
    throw new AppError(
      "forbidden",
      `As ${actor.jobRole} you approve drafts that were proposed. Ask an admin to restore.`,
    );
  const { rule } = numbered(definitionsOf(actor, open), number);
  return await publish(actor, open, { rule, note, fromRevision: null, restoredFrom: number });
}

type Order = Pick<NewDefinition, "rule" | "note" | "fromRevision" | "restoredFrom">;

async function publish(actor: Actor, open: OpenSegment, order: Order): Promise<SegmentVersionView> {
  const { segment, book } = open;
  const { rule } = order;
  const latest = book.definitions.find((one) => one.segmentId === segment.id);
  demandChange(open, rule);
  const written = expandRule(rule, book.lookup, [segment.slug]);
  const version = await answeringVersion(actor, open, written);
  const definition = {
    ...order,
    segmentId: segment.id,
    sentence: ruleSentence(rule, version.manifest, book.names),
    change: latest ? await changeWords(open, { version, latest, rule }) : [],
    datasetVersionId: version.id,
    customers: await customersOf(version, written),
    references: referencesOf(book, rule),
    publishedBy: actor.userId,
    after: latest?.number ?? null,
  };
  const published = await transaction(async () => {
    const stored = await publishDefinition(actor.scope, definition);
    await carryHypotheses(actor, segment, stored.number);
    return stored;
  });
  const { number } = published;
  const { restoredFrom } = order;
  const action = restoredFrom === null ? "segments.publish" : "segments.restore";
  await recordAudit(actor, action, { kind: "segment", id: segment.id }, { number, restoredFrom });
  const [view] = versionViews(actor, open, [published]);
  return view ?? numbered([], number);
}

/** The newest version of the data that can answer a rule: one that lacks its columns does not keep it from working on older ones. */
async function answeringVersion(actor: Actor, open: OpenSegment, rule: PlainRule): Promise<StoredVersion> {
  const all = await listVersions(actor.scope, open.segment.datasetId);
  const version = all.find(({ manifest }) => checkRule(rule, manifest).length === 0);
  if (version) return version;
  throw new AppError("invalid", checkRule(rule, open.version.manifest)[0] ?? "No version can answer this rule.");
}

async function changeWords(
  { book, segment, version: newest }: OpenSegment,
  { version, latest, rule }: { version: StoredVersion; latest: SegmentVersion; rule: Rule },
): Promise<string[]> {
  const words = ruleDifference(latest.rule, rule, version.manifest, book.names);
  const [before] = askedSegments(book, [segmentRef(segment.slug, latest.number)]);
  const after = askedDraft(book, { rule, slug: segment.slug, name: segment.name });
  const measured = before ? await measuredChange({ version, before, after }) : { faults: [] };
  const numbers =
    "faults" in measured
      ? [`The numbers before are not known: ${measured.faults[0] ?? "this version cannot answer it"}`]
      : impactSentences(measured.moves, measured.metrics);
  const older =
    version.number === newest.number
      ? []
      : [`Counted on dataset version ${version.number}: newer ones lack what the rule asks for`];
  return [...words, ...numbers, ...older];
}

async function customersOf(version: StoredVersion, rule: PlainRule): Promise<number> {
  return (await countRule(version, rule, askOf(version))).nodes[0]?.count ?? 0;
}

function referencesOf({ segments }: SegmentBook, rule: Rule): NewDefinition["references"] {
  return namedSegments(rule).flatMap(({ segment: slug, version }) => {
    const named = segments.find((one) => one.slug === slug);
    return named && version !== undefined ? [{ segmentId: named.id, number: version }] : [];
  });
}

/** An executive approves what somebody else proposed. */
function demandProposal(actor: Actor, draft: SegmentDraft): void {
  if (extentFor(actor, "segments.publish") === "full" || draft.proposedAt !== null) return;
  throw new AppError(
    "forbidden",
    `As ${actor.jobRole} you publish drafts that were proposed, and this one was not, or was changed since. Ask its editor to propose it.`,
  );
}

function definitionsOf(actor: Actor, open: OpenSegment): SegmentVersionView[] {
  return versionViews(
    actor,
    open,
    open.book.definitions.filter((one) => one.segmentId === open.segment.id),
  );
}

function numbered(all: readonly SegmentVersionView[], number: number): SegmentVersionView {
  const found = all.find((one) => one.number === number);
  if (found) return found;
  throw new AppError("notFound", `This segment has no version ${number}. Open its history to see which there are.`);
}
