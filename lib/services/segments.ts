import "server-only";
import { demand, extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { NewSegment, SegmentChange } from "@/lib/domain/segment";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { transaction } from "@/lib/store/database";
import { datasetBySlug } from "@/lib/store/datasets";
import { listMembers } from "@/lib/store/memberships";
import { saveDraft } from "@/lib/store/segment-definitions";
import { addSegment, archiveSegment, changeSegment, type SegmentRowChange } from "@/lib/store/segments";
import { type SegmentBook, segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { demandRuleColumns } from "./segment-drafts";
import { openSegment, segmentView } from "./segment-views";
import { resolveVersion } from "./versions";

/** The segments of a dataset by letter, archived ones too for those who see drafts. */
export async function segments(actor: Actor, dataset: string): Promise<SegmentView[]> {
  demand(actor, "segments.read");
  const { id } = await datasetBySlug(actor.scope, dataset);
  const book = await segmentBook(actor, id);
  if (book.segments.length === 0) return [];
  const version = await resolveVersion(actor, dataset, "latest");
  return await Promise.all(book.segments.map((segment) => segmentView(actor, { segment, book, version })));
}

export async function segment(actor: Actor, slug: string): Promise<SegmentView> {
  demand(actor, "segments.read");
  return await segmentView(actor, await openSegment(actor, slug));
}

/** A new segment with its first draft. */
export async function addNewSegment(actor: Actor, input: NewSegment): Promise<SegmentView> {
  demand(actor, "segments.draft");
  const { name, dataset, rule, origin = null, ...placed } = input;
  const set = Object.values(placed).some((value) => value !== undefined && value !== null);
  if (set) demand(actor, "segments.edit");
  const { id: datasetId } = await datasetBySlug(actor.scope, dataset);
  const version = await resolveVersion(actor, dataset, "latest");
  const book = await segmentBook(actor, datasetId);
  demandRuleColumns(actor, { book, version }, { rule, slug: "" });
  const { stance = null, ownerId = null, parentId = null } = await rowChange(actor, placed, book);
  const by = actor.userId;
  const made = await transaction(async () => {
    const row = await addSegment(actor.scope, { datasetId, name, stance, ownerId, parentId, origin, createdBy: by });
    await saveDraft(actor.scope, { segmentId: row.id, rule, revision: null, savedBy: by, basedOn: null });
    return row;
  });
  await recordAudit(actor, "segments.add", { kind: "segment", id: made.id }, { name });
  return await segment(actor, made.slug);
}

/** Another name, stance, owner or parent; the rule changes by its draft. */
export async function changeSegmentFacts(actor: Actor, slug: string, change: SegmentChange): Promise<SegmentView> {
  demand(actor, "segments.edit");
  const { segment: found, book } = await openSegment(actor, slug);
  const changed = await changeSegment(actor.scope, found.id, await rowChange(actor, change, book));
  await recordAudit(actor, "segments.change", { kind: "segment", id: found.id }, { fields: Object.keys(change) });
  return await segment(actor, changed.slug);
}

/** Takes a segment off the lists, or brings it back. It keeps all it has, and what names it goes on as before. */
export async function setArchived(actor: Actor, slug: string, archived: boolean): Promise<SegmentView> {
  demand(actor, "segments.publish");
  const { segment: found } = await openSegment(actor, slug);
  if (extentFor(actor, "segments.publish") !== "full")
    throw new AppError(
      "forbidden",
      `As ${actor.jobRole} you approve drafts that were proposed. Ask an admin to archive a segment or to bring it back.`,
    );
  if ((found.archivedAt !== null) !== archived) {
    await archiveSegment(actor.scope, found.id, archived);
    const action = archived ? "segments.archive" : "segments.unarchive";
    await recordAudit(actor, action, { kind: "segment", id: found.id }, { name: found.name });
  }
  return await segment(actor, slug);
}

/** Members to whom a segment can be given. */
export async function segmentOwners(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
  demand(actor, "segments.edit");
  return (await listMembers(actor.scope)).map(({ userId, name }) => ({ id: userId, name }));
}

/** Whether somebody may do any of what a segment's pages offer. */
export function segmentRights(actor: Actor): {
  readonly draft: boolean;
  readonly edit: boolean;
  readonly publish: boolean;
  readonly approve: boolean;
} {
  const extent = extentFor(actor, "segments.publish");
  return {
    draft: may(actor, "segments.draft"),
    edit: may(actor, "segments.edit"),
    publish: extent === "full",
    approve: extent === "full" || extent === "approve",
  };
}

async function rowChange(actor: Actor, change: SegmentChange, book: SegmentBook): Promise<SegmentRowChange> {
  const { name, stance, owner, parent } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(stance === undefined ? {} : { stance }),
    ...(owner === undefined ? {} : { ownerId: await memberOf(actor, owner) }),
    ...(parent === undefined ? {} : { parentId: parentOf(book, parent) }),
  };
}

async function memberOf(actor: Actor, owner: string | null): Promise<string | null> {
  if (owner === null || (await listMembers(actor.scope)).some(({ userId }) => userId === owner)) return owner;
  throw new AppError("invalid", "The owner must be a member of this workspace. Choose one from the list.");
}

function parentOf({ segments: all }: SegmentBook, parent: string | null): string | null {
  if (parent === null) return null;
  const found = all.find((one) => one.slug === parent);
  if (found) return found.id;
  throw new AppError(
    "invalid",
    `There is no segment ${parent} in this dataset to stand under. Choose one of its segments.`,
  );
}
