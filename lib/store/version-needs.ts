import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { decisionReviews, decisions } from "@/drizzle/schema/decisions";
import { notes, noteThreads } from "@/drizzle/schema/notes";
import { roadmapItems, roadmapTies } from "@/drizzle/schema/roadmap";
import { segments } from "@/drizzle/schema/segments";
import { hypotheses, hypothesisLooks } from "@/drizzle/schema/studies";
import type { Scope } from "@/lib/domain/actor";
import type { Subject } from "@/lib/domain/subject";
import { ask } from "./database";

/** What keeps a number of a dataset version, and so keeps the version from being deleted. */
export interface VersionNeed {
  readonly kind: "decision" | "note" | "verdict" | "roadmap";
  /** What it is about: the question of a decision, the title of an item, the name of a segment; empty for a note. */
  readonly name: string;
  readonly subject: Subject;
}

export interface NeededVersion {
  readonly id: string;
  readonly datasetSlug: string;
  readonly number: number;
}

/** Everything that keeps a number of a version: frozen decisions and their reviews, notes, verdicts, the baselines of roadmap items. */
export async function needsOfVersion(scope: Scope, version: NeededVersion): Promise<VersionNeed[]> {
  return [
    ...(await frozenDecisions(scope, version)),
    ...(await verdicts(scope, version)),
    ...(await roadmapBaselines(scope, version)),
    ...(await pinnedNotes(scope, version)),
  ];
}

async function frozenDecisions({ workspaceId }: Scope, { id: versionId }: NeededVersion): Promise<VersionNeed[]> {
  const reviewed = sql`exists (select 1 from ${decisionReviews} where ${decisionReviews.decisionId} = ${decisions.id} and ${decisionReviews.versionId} = ${versionId})`;
  const rows = await ask((db) =>
    db
      .select({ id: decisions.id, content: decisions.content })
      .from(decisions)
      .where(
        and(eq(decisions.workspaceId, workspaceId), sql`(${eq(decisions.frozenVersionId, versionId)} or ${reviewed})`),
      )
      .orderBy(decisions.createdAt),
  );
  return rows.map(({ id, content }) => ({
    kind: "decision",
    name: content.question,
    subject: { kind: "decision", id },
  }));
}

async function verdicts({ workspaceId }: Scope, { id: versionId }: NeededVersion): Promise<VersionNeed[]> {
  const rows = await ask((db) =>
    db
      .selectDistinct({ id: hypothesisLooks.hypothesisId, name: segments.name })
      .from(hypothesisLooks)
      .innerJoin(hypotheses, eq(hypotheses.id, hypothesisLooks.hypothesisId))
      .innerJoin(segments, eq(segments.id, hypotheses.segmentId))
      .where(and(eq(hypothesisLooks.workspaceId, workspaceId), eq(hypothesisLooks.datasetVersionId, versionId))),
  );
  return rows.map(({ id, name }) => ({ kind: "verdict", name, subject: { kind: "hypothesis", id } }));
}

/** An item's expected change is held against the number as it was when the item was tied. */
async function roadmapBaselines({ workspaceId }: Scope, version: NeededVersion): Promise<VersionNeed[]> {
  const pinned = sql`(${isPinned(roadmapTies.figure, version)} or ${isPinned(roadmapTies.baseline, version)})`;
  const rows = await ask((db) =>
    db
      .selectDistinct({ id: roadmapItems.id, name: roadmapItems.title })
      .from(roadmapTies)
      .innerJoin(roadmapItems, eq(roadmapItems.id, roadmapTies.itemId))
      .where(and(eq(roadmapTies.workspaceId, workspaceId), pinned)),
  );
  return rows.map(({ id, name }) => ({ kind: "roadmap", name, subject: { kind: "roadmapItem", id } }));
}

async function pinnedNotes({ workspaceId }: Scope, version: NeededVersion): Promise<VersionNeed[]> {
  const rows = await ask((db) =>
    db
      .select({ subject: noteThreads.subject })
      .from(notes)
      .innerJoin(noteThreads, eq(noteThreads.id, notes.threadId))
      .where(and(eq(notes.workspaceId, workspaceId), isNull(notes.deletedAt), isPinned(notes.pin, version)))
      .orderBy(notes.createdAt),
  );
  return rows.map(({ subject }) => ({ kind: "note", name: "", subject }));
}

/** Whether a kept number is of a version. */
function isPinned(pin: AnyPgColumn, { datasetSlug, number }: NeededVersion): SQL {
  return sql`(${pin} -> 'address' ->> 'dataset' = ${datasetSlug} and ${pin} -> 'address' ->> 'version' = ${String(number)})`;
}
