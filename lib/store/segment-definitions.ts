import { and, asc, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { datasetVersions } from "@/drizzle/schema/datasets";
import { users } from "@/drizzle/schema/people";
import { segmentDrafts, segmentReferences, segments, segmentVersions } from "@/drizzle/schema/segments";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentDraft, SegmentVersion } from "@/lib/domain/segment";
import { instantNow } from "@/lib/platform/clock";
import { ask, transaction } from "./database";
import { found } from "./faults";

/** Another save came in between: `draft` is what stands there now. */
export class DraftConflict extends AppError {
  constructor(readonly draft: SegmentDraft | null) {
    super(
      "conflict",
      draft === null
        ? "The draft was published or discarded meanwhile. Your version is still on this page: copy it, or save it as a new draft."
        : `${draft.updatedBy} saved this draft after you opened it. Nothing is lost: look at the other version, then save yours over it or take theirs.`,
    );
  }
}

/** Saves the shared draft if nobody else has since `revision`; null starts one where there is none. Throws DraftConflict. */
export async function saveDraft(
  scope: Scope,
  input: {
    segmentId: string;
    rule: Rule;
    revision: number | null;
    savedBy: string;
    basedOn: number | null;
  },
): Promise<SegmentDraft> {
  const { workspaceId } = scope;
  const { segmentId, rule, revision, savedBy } = input;
  const to = { rule, updatedBy: savedBy, updatedAt: instantNow(), proposedBy: null, proposedAt: null };
  const saved = await ask((db) =>
    revision === null
      ? db
          .insert(segmentDrafts)
          .values({ workspaceId, segmentId, revision: 1, basedOn: input.basedOn, ...to })
          .onConflictDoNothing()
          .returning({ id: segmentDrafts.segmentId })
      : db
          .update(segmentDrafts)
          .set({ ...to, revision: revision + 1 })
          .where(
            and(
              eq(segmentDrafts.workspaceId, workspaceId),
              eq(segmentDrafts.segmentId, segmentId),
              eq(segmentDrafts.revision, revision),
            ),
          )
          .returning({ id: segmentDrafts.segmentId }),
  );
  const draft = await findDraft(scope, segmentId);
  if (saved.length === 0 || draft === null) throw new DraftConflict(draft);
  return draft;
}

/** Asks those who may publish for it. Throws DraftConflict where the draft is another by now. */
export async function proposeDraft(
  scope: Scope,
  input: { segmentId: string; revision: number; proposedBy: string },
): Promise<SegmentDraft> {
  const where = ofDraft(scope, input);
  const to = { proposedBy: input.proposedBy, proposedAt: instantNow() };
  const rows = await ask((db) =>
    db.update(segmentDrafts).set(to).where(where).returning({ id: segmentDrafts.segmentId }),
  );
  const draft = await findDraft(scope, input.segmentId);
  if (rows.length === 0 || draft === null) throw new DraftConflict(draft);
  return draft;
}

export async function discardDraft(scope: Scope, input: { segmentId: string; revision: number }): Promise<void> {
  const rows = await ask((db) =>
    db.delete(segmentDrafts).where(ofDraft(scope, input)).returning({ id: segmentDrafts.segmentId }),
  );
  if (rows.length === 0) throw new DraftConflict(await findDraft(scope, input.segmentId));
}

const editors = alias(users, "editors");
const proposers = alias(users, "proposers");

export async function findDraft(scope: Scope, segmentId: string): Promise<SegmentDraft | null> {
  const rows = await ask((db) =>
    db
      .select({ draft: segmentDrafts, updatedBy: editors.name, proposedBy: proposers.name })
      .from(segmentDrafts)
      .innerJoin(editors, eq(editors.id, segmentDrafts.updatedBy))
      .leftJoin(proposers, eq(proposers.id, segmentDrafts.proposedBy))
      .where(and(eq(segmentDrafts.workspaceId, scope.workspaceId), eq(segmentDrafts.segmentId, segmentId))),
  );
  const [row] = rows;
  if (!row) return null;
  const { draft, updatedBy, proposedBy } = row;
  return {
    segmentId: draft.segmentId,
    rule: draft.rule,
    revision: draft.revision,
    basedOn: draft.basedOn,
    updatedAt: draft.updatedAt,
    proposedAt: draft.proposedAt,
    updatedBy,
    proposedBy,
  };
}

/** A definition to be published; `references` are the published definitions its rule names, by segment id. */
export interface NewDefinition {
  readonly segmentId: string;
  readonly rule: Rule;
  readonly sentence: string;
  readonly note: string | null;
  readonly change: readonly string[];
  readonly restoredFrom: number | null;
  readonly datasetVersionId: string | null;
  readonly customers: number | null;
  readonly references: readonly { readonly segmentId: string; readonly number: number }[];
  readonly publishedBy: string;
  /** The draft that becomes it, which is gone then; null leaves a draft as it is. Throws DraftConflict where it is another by now. */
  readonly fromRevision: number | null;
  /** The definition that was the latest when the change was computed; another in between is a conflict. */
  readonly after: number | null;
}

/** Publishes a definition as the next version of its segment. */
export async function publishDefinition(scope: Scope, input: NewDefinition): Promise<SegmentVersion> {
  const { workspaceId } = scope;
  const { segmentId, fromRevision, after, references, ...rest } = input;
  return transaction(async () => {
    // The segment's row is locked, so that two published together get two numbers.
    const own = and(eq(segments.workspaceId, workspaceId), eq(segments.id, segmentId));
    found(await ask((db) => db.select({ id: segments.id }).from(segments).where(own).for("no key update")), "segment");
    const latest = (await listDefinitions(scope, segmentId))[0]?.number ?? null;
    if (latest !== after)
      throw new AppError(
        "conflict",
        `Version ${latest ?? 1} of this segment was published meanwhile. Look at it first, then publish again.`,
      );
    if (fromRevision !== null) await discardDraft(scope, { segmentId, revision: fromRevision });
    const number = (latest ?? 0) + 1;
    await ask((db) =>
      db.insert(segmentVersions).values({ ...rest, workspaceId, segmentId, number, publishedAt: instantNow() }),
    );
    if (references.length > 0)
      await ask((db) =>
        db.insert(segmentReferences).values(
          references.map((named) => ({
            workspaceId,
            segmentId,
            number,
            namedId: named.segmentId,
            namedNumber: named.number,
          })),
        ),
      );
    return definition(scope, segmentId, number);
  });
}

export async function definition(scope: Scope, segmentId: string, number: number): Promise<SegmentVersion> {
  const rows = await listDefinitions(scope, segmentId);
  return found(
    rows.filter((one) => one.number === number),
    "version of this segment",
  );
}

/** Published definitions of a segment, or of all segments of the workspace; newest first. */
export async function listDefinitions(scope: Scope, segmentId?: string): Promise<SegmentVersion[]> {
  const rows = await ask((db) =>
    db
      .select({
        version: segmentVersions,
        slug: segments.slug,
        name: segments.name,
        publishedBy: users.name,
        datasetVersion: datasetVersions.number,
      })
      .from(segmentVersions)
      .innerJoin(segments, eq(segments.id, segmentVersions.segmentId))
      .innerJoin(users, eq(users.id, segmentVersions.publishedBy))
      .leftJoin(datasetVersions, eq(datasetVersions.id, segmentVersions.datasetVersionId))
      .where(
        and(
          eq(segmentVersions.workspaceId, scope.workspaceId),
          segmentId === undefined ? undefined : eq(segmentVersions.segmentId, segmentId),
        ),
      )
      .orderBy(desc(segmentVersions.number), asc(segmentVersions.segmentId)),
  );
  return rows.map(({ version, ...rest }) => {
    const { workspaceId: _, ...shown } = version;
    return { ...shown, ...rest };
  });
}

/** Published definitions that name a segment, the latest of each segment first. */
export async function definitionsNaming(
  scope: Scope,
  segmentId: string,
): Promise<{ readonly segmentId: string; readonly number: number; readonly namedNumber: number }[]> {
  return ask((db) =>
    db
      .select({
        segmentId: segmentReferences.segmentId,
        number: segmentReferences.number,
        namedNumber: segmentReferences.namedNumber,
      })
      .from(segmentReferences)
      .where(and(eq(segmentReferences.workspaceId, scope.workspaceId), eq(segmentReferences.namedId, segmentId)))
      .orderBy(desc(segmentReferences.number), asc(segmentReferences.segmentId)),
  );
}

function ofDraft(scope: Scope, { segmentId, revision }: { segmentId: string; revision: number }) {
  return and(
    eq(segmentDrafts.workspaceId, scope.workspaceId),
    eq(segmentDrafts.segmentId, segmentId),
    eq(segmentDrafts.revision, revision),
  );
}
