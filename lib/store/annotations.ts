import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { annotations } from "@/drizzle/schema/annotations";
import { users } from "@/drizzle/schema/people";
import type { Scope } from "@/lib/domain/actor";
import type { AnnotationScope, NewAnnotation } from "@/lib/domain/annotation";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found } from "./faults";

export interface StoredAnnotation extends NewAnnotation {
  readonly id: string;
  readonly createdBy: string;
}

export async function addAnnotation(scope: Scope, annotation: NewAnnotation, by: string): Promise<string> {
  const id = newId();
  const row = { id, workspaceId: scope.workspaceId, ...columnsOf(annotation), createdBy: by, createdAt: instantNow() };
  await ask((db) => db.insert(annotations).values(row));
  return id;
}

export async function changeAnnotation(scope: Scope, id: string, annotation: NewAnnotation): Promise<void> {
  const to = { ...columnsOf(annotation), editedAt: instantNow() };
  const rows = await ask((db) =>
    db.update(annotations).set(to).where(annotationIn(scope, id)).returning({ id: annotations.id }),
  );
  found(rows, "annotation");
}

export async function removeAnnotation(scope: Scope, id: string): Promise<void> {
  const rows = await ask((db) =>
    db.delete(annotations).where(annotationIn(scope, id)).returning({ id: annotations.id }),
  );
  found(rows, "annotation");
}

export async function annotationById(scope: Scope, id: string): Promise<StoredAnnotation> {
  const rows = await ask((db) => db.select().from(annotations).where(annotationIn(scope, id)));
  return storedOf(found(rows, "annotation"), "");
}

/** Those of the whole workspace, of a dataset and of segments, by day. */
export async function listAnnotations(
  scope: Scope,
  { dataset, segments }: { readonly dataset: string | null; readonly segments: readonly string[] },
): Promise<StoredAnnotation[]> {
  const ofWorkspace = and(isNull(annotations.dataset), isNull(annotations.segment));
  const ofDataset = dataset === null ? undefined : eq(annotations.dataset, dataset);
  const ofSegments = segments.length === 0 ? undefined : inArray(annotations.segment, [...segments]);
  const rows = await ask((db) =>
    db
      .select({ annotation: annotations, by: users.name })
      .from(annotations)
      .innerJoin(users, eq(users.id, annotations.createdBy))
      .where(and(eq(annotations.workspaceId, scope.workspaceId), or(ofWorkspace, ofDataset, ofSegments)))
      .orderBy(asc(annotations.day), asc(annotations.id)),
  );
  return rows.map(({ annotation, by }) => storedOf(annotation, by));
}

function storedOf(
  { id, day, text, tag, dataset, segment }: typeof annotations.$inferSelect,
  by: string,
): StoredAnnotation {
  return { id, day, text, tag, scope: scopeOf(dataset, segment), createdBy: by };
}

function scopeOf(dataset: string | null, segment: string | null): AnnotationScope {
  if (segment !== null) return { kind: "segment", segment };
  return dataset !== null ? { kind: "dataset", dataset } : { kind: "workspace" };
}

function columnsOf({ day, text, tag, scope }: NewAnnotation) {
  return {
    ...{ day, text, tag },
    dataset: scope.kind === "dataset" ? scope.dataset : null,
    segment: scope.kind === "segment" ? scope.segment : null,
  };
}

function annotationIn({ workspaceId }: Scope, id: string) {
  return and(eq(annotations.workspaceId, workspaceId), eq(annotations.id, id));
}
