import { z } from "zod";
import { figureAddressSchema, figureHref } from "./figure";
import { segmentSlugSchema } from "./segment";
import { segmentHref } from "./segment-address";

const idSchema = z.string().min(1).max(40);
const datasetSchema = z.string().min(1).max(60);

/** What something is written about: notes, evidence and kept views name their object by one of these. */
export const subjectSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("segment"), segment: segmentSlugSchema }),
    z.strictObject({ kind: z.literal("metric"), metric: z.string().min(1).max(200) }),
    z.strictObject({ kind: z.literal("figure"), figure: figureAddressSchema }),
    z.strictObject({
      kind: z.literal("cohort"),
      dataset: datasetSchema,
      version: z.int().min(1),
      /** The query of the page of cohorts, without dataset and version. */
      search: z.string().max(2000),
      /** First day of the cohort, and the age of the cell in its periods. */
      cohort: z.iso.date(),
      age: z.int().min(0).max(600),
    }),
    z.strictObject({ kind: z.literal("customer"), dataset: datasetSchema, customer: z.string().min(1).max(200) }),
    z.strictObject({ kind: z.literal("version"), dataset: datasetSchema, version: z.int().min(1) }),
    z.strictObject({ kind: z.literal("roadmapItem"), id: idSchema }),
    z.strictObject({ kind: z.literal("expectation"), id: idSchema }),
    z.strictObject({ kind: z.literal("hypothesis"), id: idSchema }),
    z.strictObject({ kind: z.literal("decision"), id: idSchema }),
  ])
  .meta({ id: "Subject" });
export type Subject = z.infer<typeof subjectSchema>;
export type SubjectKind = Subject["kind"];

/**
 * One text per object, for columns that look things up by it: the same object has the same key whatever the order of its fields. A
 * figure's key leaves the dataset version out, so that what was written about a number is found beside it on every version.
 */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case "segment":
      return `segment:${subject.segment}`;
    case "metric":
      return `metric:${subject.metric}`;
    case "figure": {
      const { dataset, metric, by, group, bands, period, revenuePeriod } = subject.figure;
      const segment = by === "segments" ? (group?.split("@")[0] ?? null) : group;
      return `figure:${JSON.stringify([dataset, metric, by, segment, bands ?? null, period ?? null, revenuePeriod ?? null])}`;
    }
    case "cohort":
      return `${triangleKey(subject)}${JSON.stringify([subject.cohort, subject.age])}`;
    case "customer":
      return `customer:${subject.dataset}/${subject.customer}`;
    case "version":
      return `version:${subject.dataset}/${subject.version}`;
    default:
      return `${subject.kind}:${subject.id}`;
  }
}

/** What the keys of all cells of a triangle begin with. */
export function triangleKey({ dataset, search }: { readonly dataset: string; readonly search: string }): string {
  return `cohort:${JSON.stringify([dataset, search])}`;
}

/** The page on which the object is looked at. */
export function subjectHref(workspace: string, subject: Subject): string {
  const home = `/w/${workspace}`;
  switch (subject.kind) {
    case "segment":
      return segmentHref(workspace, subject.segment);
    case "metric":
      return `${home}/settings/definitions#${encodeURIComponent(subject.metric)}`;
    case "figure":
      return figureHref(workspace, subject.figure);
    case "cohort":
      return `${home}/compare/cohorts?dataset=${subject.dataset}&version=${subject.version}&${subject.search}&noteOn=${subject.cohort}&noteAge=${subject.age}#notes`;
    case "customer":
      return `${home}/customers/${encodeURIComponent(subject.customer)}?dataset=${subject.dataset}`;
    case "version":
      return `${home}/measure/${subject.dataset}/${subject.version}`;
    case "roadmapItem":
      return `${home}/rollout/roadmap/${subject.id}`;
    case "expectation":
      return `${home}/rollout/expectations?open=${subject.id}`;
    case "hypothesis":
      return `${home}/prioritise?open=${subject.id}`;
    case "decision":
      return `${home}/prioritise/decisions/${subject.id}`;
  }
}
