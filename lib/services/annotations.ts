import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { AnnotationScope, AnnotationView, NewAnnotation } from "@/lib/domain/annotation";
import { formatDate } from "@/lib/domain/format-date";
import { readSegmentRef, type Segment } from "@/lib/domain/segment";
import {
  addAnnotation,
  annotationById,
  changeAnnotation,
  listAnnotations,
  removeAnnotation,
} from "@/lib/store/annotations";
import { datasetBySlug } from "@/lib/store/datasets";
import { listVersions } from "@/lib/store/versions";
import { segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { openSegment } from "./segment-views";

/** What a chart over time is about: a dataset, and the segments that it draws (`agencies` or `agencies@7`). */
export interface DrawnOver {
  readonly dataset: string;
  readonly segments: readonly string[];
}

/** What happened, by day: what people wrote of the workspace, the dataset and the segments drawn, its versions and their definitions. */
export async function annotations(actor: Actor, { dataset, segments: refs }: DrawnOver): Promise<AnnotationView[]> {
  demand(actor, "notes.read");
  demand(actor, "datasets.read");
  const { id, name } = await datasetBySlug(actor.scope, dataset);
  const book = await segmentBook(actor, id);
  const asked = new Set(refs.map((ref) => readSegmentRef(ref).slug));
  const drawn = book.segments.filter(({ slug }) => asked.has(slug));
  const slugs = drawn.map(({ slug }) => slug);
  const [written, versions] = await Promise.all([
    listAnnotations(actor.scope, { dataset, segments: slugs }),
    listVersions(actor.scope, id),
  ]);
  const nameOf = (scope: AnnotationScope) => scopeName(scope, name, drawn);
  return [
    ...written.map(({ createdBy, ...one }): AnnotationView => {
      return { ...one, source: "person", of: nameOf(one.scope), by: createdBy };
    }),
    ...versions.map(({ number, builtAt, builtBy, manifest: { asOf } }): AnnotationView => {
      const text = asOf === null ? `Version ${number} was built` : `Version ${number}: data to ${formatDate(asOf)}`;
      const scope = { kind: "dataset", dataset } as const;
      return { ...automatic, day: asOf ?? builtAt.slice(0, 10), text, source: "data", scope, of: name, by: builtBy };
    }),
    ...book.definitions
      .filter(({ slug }) => slugs.includes(slug))
      .map(({ slug, number, publishedAt, publishedBy }): AnnotationView => {
        const scope = { kind: "segment", segment: slug } as const;
        const text = `Definition ${number} was published`;
        return {
          ...automatic,
          day: publishedAt.slice(0, 10),
          text,
          source: "definition",
          scope,
          of: nameOf(scope),
          by: publishedBy,
        };
      }),
  ].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

export async function writeAnnotation(actor: Actor, annotation: NewAnnotation): Promise<{ readonly id: string }> {
  demand(actor, "notes.resolve");
  await openScope(actor, annotation.scope);
  const id = await addAnnotation(actor.scope, annotation, actor.userId);
  await recordAudit(actor, "annotations.add", { kind: "annotation", id });
  return { id };
}

export async function rewriteAnnotation(
  actor: Actor,
  id: string,
  annotation: NewAnnotation,
): Promise<{ readonly id: string }> {
  demand(actor, "notes.resolve");
  await openScope(actor, (await annotationById(actor.scope, id)).scope);
  await openScope(actor, annotation.scope);
  await changeAnnotation(actor.scope, id, annotation);
  await recordAudit(actor, "annotations.change", { kind: "annotation", id });
  return { id };
}

export async function deleteAnnotation(actor: Actor, id: string): Promise<void> {
  demand(actor, "notes.resolve");
  await openScope(actor, (await annotationById(actor.scope, id)).scope);
  await removeAnnotation(actor.scope, id);
  await recordAudit(actor, "annotations.delete", { kind: "annotation", id });
}

const automatic = { id: null, tag: null } as const;

/** Throws AppError notFound for a dataset or segment that is not there for this reader. */
async function openScope(actor: Actor, scope: AnnotationScope): Promise<void> {
  if (scope.kind === "dataset") await datasetBySlug(actor.scope, scope.dataset);
  if (scope.kind === "segment") await openSegment(actor, scope.segment);
}

function scopeName(scope: AnnotationScope, dataset: string, drawn: readonly Segment[]): string | null {
  if (scope.kind === "workspace") return null;
  if (scope.kind === "dataset") return dataset;
  return drawn.find(({ slug }) => slug === scope.segment)?.name ?? scope.segment;
}
