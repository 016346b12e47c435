import { and, asc, eq, isNotNull, isNull, max, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { datasets } from "@/drizzle/schema/datasets";
import { users } from "@/drizzle/schema/people";
import { segmentDrafts, segments, segmentVersions } from "@/drizzle/schema/segments";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Segment, SegmentOrigin, Stance } from "@/lib/domain/segment";
import { slugOf } from "@/lib/domain/workspace";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { holdDataset } from "./datasets";
import { found, uniqueOr } from "./faults";
import { freeSlug } from "./free-slug";

/** A segment to be added; its letter and slug are made from its parent and name. */
export interface NewSegmentRow {
  readonly datasetId: string;
  readonly name: string;
  readonly stance: Stance | null;
  readonly ownerId: string | null;
  readonly parentId: string | null;
  readonly origin: SegmentOrigin | null;
  readonly createdBy: string;
}

/** Names of pages that stand where a segment's page stands. */
const pagesBesideSegments = [{ slug: "new" }, { slug: "templates" }] as const;

/** Adds a segment without a definition. A name that another one of the dataset bears is a conflict. */
export async function addSegment(scope: Scope, input: NewSegmentRow): Promise<Segment> {
  const { workspaceId } = scope;
  return uniqueOr("Another segment got this name at the same moment. Try again.", () =>
    transaction(async () => {
      // Two segments made together get two letters.
      await holdDataset(scope, input.datasetId);
      const all = await listSegments(scope);
      const siblings = all.filter((one) => one.datasetId === input.datasetId);
      refuseSameName(input.name, siblings);
      const parent = siblings.find((one) => one.id === input.parentId) ?? null;
      if (input.parentId !== null && !parent) throw noParent();
      const id = newId();
      const code = freeCode(siblings, parent);
      const slug = freeSlug(slugOf(input.name), [...all, ...pagesBesideSegments]);
      await ask((db) => db.insert(segments).values({ ...input, id, workspaceId, slug, code, createdAt: instantNow() }));
      return segmentById(scope, id);
    }),
  );
}

/** Every segment of the workspace, archived ones too, by letter. */
export async function listSegments(scope: Scope, options: { datasetId?: string } = {}): Promise<Segment[]> {
  const where = options.datasetId === undefined ? undefined : eq(segments.datasetId, options.datasetId);
  return select(scope, where);
}

export async function segmentBySlug(scope: Scope, slug: string): Promise<Segment> {
  return found(await select(scope, eq(segments.slug, slug)), "segment");
}

export async function segmentById(scope: Scope, id: string): Promise<Segment> {
  return found(await select(scope, eq(segments.id, id)), "segment");
}

export interface SegmentRowChange {
  readonly name?: string;
  readonly stance?: Stance | null;
  readonly ownerId?: string | null;
  readonly parentId?: string | null;
}

/** Changes all but the rule; the slug stays, so that links keep working. A segment is not put under itself or its own children. */
export async function changeSegment(scope: Scope, segmentId: string, change: SegmentRowChange): Promise<Segment> {
  return transaction(async () => {
    // Two segments changed together get two names and letters, and neither ends up under the other and above it.
    await holdDataset(scope, (await segmentById(scope, segmentId)).datasetId);
    const segment = await segmentById(scope, segmentId);
    const siblings = await listSegments(scope, { datasetId: segment.datasetId });
    if (change.name !== undefined)
      refuseSameName(
        change.name,
        siblings.filter((one) => one.id !== segmentId),
      );
    if (change.parentId !== undefined && change.parentId !== null)
      refuseCircleOfParents(segment, change.parentId, siblings);
    const moved = change.parentId !== undefined && change.parentId !== segment.parentId;
    const parent = siblings.find((one) => one.id === change.parentId) ?? null;
    const to = moved ? { ...change, code: freeCode(siblings, parent) } : { ...change };
    if (Object.keys(to).length === 0) return segment;
    const where = and(eq(segments.workspaceId, scope.workspaceId), eq(segments.id, segmentId));
    found(await ask((db) => db.update(segments).set(to).where(where).returning({ id: segments.id })), "segment");
    return segmentById(scope, segmentId);
  });
}

/** Archived segments keep all they have; `archived` false brings one back. */
export async function archiveSegment(scope: Scope, segmentId: string, archived: boolean): Promise<Segment> {
  const where = and(
    eq(segments.workspaceId, scope.workspaceId),
    eq(segments.id, segmentId),
    archived ? isNull(segments.archivedAt) : isNotNull(segments.archivedAt),
  );
  const to = { archivedAt: archived ? instantNow() : null };
  await ask((db) => db.update(segments).set(to).where(where));
  return segmentById(scope, segmentId);
}

const owners = alias(users, "owners");
const creators = alias(users, "creators");
const parents = alias(segments, "parents");

async function select(scope: Scope, where: SQL | undefined): Promise<Segment[]> {
  const rows = await ask((db) => {
    const latest = db
      .select({ segmentId: segmentVersions.segmentId, number: max(segmentVersions.number).as("latest_number") })
      .from(segmentVersions)
      .where(eq(segmentVersions.workspaceId, scope.workspaceId))
      .groupBy(segmentVersions.segmentId)
      .as("latest");
    return db
      .select({
        segment: segments,
        datasetSlug: datasets.slug,
        ownerName: owners.name,
        createdBy: creators.name,
        parentSlug: parents.slug,
        latest: latest.number,
        draft: segmentDrafts.segmentId,
      })
      .from(segments)
      .innerJoin(datasets, eq(datasets.id, segments.datasetId))
      .innerJoin(creators, eq(creators.id, segments.createdBy))
      .leftJoin(owners, eq(owners.id, segments.ownerId))
      .leftJoin(parents, eq(parents.id, segments.parentId))
      .leftJoin(latest, eq(latest.segmentId, segments.id))
      .leftJoin(segmentDrafts, eq(segmentDrafts.segmentId, segments.id))
      .where(and(eq(segments.workspaceId, scope.workspaceId), where))
      .orderBy(asc(segments.code), asc(segments.id));
  });
  return rows
    .map(({ segment, draft, ...rest }) => ({
      id: segment.id,
      slug: segment.slug,
      name: segment.name,
      code: segment.code,
      datasetId: segment.datasetId,
      stance: segment.stance,
      ownerId: segment.ownerId,
      parentId: segment.parentId,
      origin: segment.origin,
      createdAt: segment.createdAt,
      archivedAt: segment.archivedAt,
      hasDraft: draft !== null,
      ...rest,
    }))
    .sort((one, other) => place(one.code) - place(other.code) || (one.id < other.id ? -1 : 1));
}

/** A, A1, A2 … B … Z, AA. */
function place(code: string): number {
  const [, letters = "", number = ""] = /^([A-Z]+)(\d*)$/.exec(code) ?? [];
  const letter = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
  return letter * 10_000 + Number(number === "" ? 0 : number);
}

function freeCode(siblings: readonly Segment[], parent: Segment | null): string {
  const taken = new Set(siblings.map((one) => one.code));
  const root = parent?.code.replace(/\d+$/, "");
  for (let number = 1; ; number += 1) {
    const code = root === undefined ? lettersOf(number) : `${root}${number}`;
    if (!taken.has(code)) return code;
  }
}

function lettersOf(number: number): string {
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? last : `${lettersOf(Math.floor((number - 1) / 26))}${last}`;
}

function refuseSameName(name: string, all: readonly Segment[]): void {
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
  const same = all.find((one) => one.archivedAt === null && plain(one.name) === plain(name));
  if (same)
    throw new AppError(
      "conflict",
      `There is a segment named ${same.name} already. Choose another name, or edit that one.`,
    );
}

function refuseCircleOfParents(segment: Segment, parentId: string, siblings: readonly Segment[]): void {
  const byId = new Map(siblings.map((one) => [one.id, one]));
  if (!byId.has(parentId)) throw noParent();
  for (let at: string | null = parentId; at !== null; at = byId.get(at)?.parentId ?? null)
    if (at === segment.id)
      throw new AppError("invalid", `${segment.name} cannot stand under itself or under one of its own parts.`);
}

function noParent(): AppError {
  return new AppError("invalid", "The parent must be another segment of the same dataset.");
}
