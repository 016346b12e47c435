import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { periodIndex, periodLabel } from "@/lib/domain/cohort-periods";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf, metrics } from "@/lib/domain/metrics";
import type { About } from "@/lib/domain/note";
import { ageWords, entryWords } from "@/lib/domain/retention-sentence";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef, type Segment } from "@/lib/domain/segment";
import { topicNames } from "@/lib/domain/service-words";
import { type Subject, subjectHref } from "@/lib/domain/subject";
import { segmentsOfCohort } from "@/lib/domain/subject-access";
import { subjectKindWords } from "@/lib/domain/subject-words";
import { expectationById } from "@/lib/store/expectations";
import { hypothesisById } from "@/lib/store/hypotheses";
import { roadmapItemById } from "@/lib/store/roadmap";
import { listSegments } from "@/lib/store/segments";
import { isHiddenSegment } from "./asked-segments";
import { openDecision } from "./decision-heads";
import { askOf } from "./engine";
import { demandColumn } from "./groupable";
import { shownCustomerId } from "./named-customer";
import { questionOfCohort } from "./subjects";
import { resolveVersion } from "./versions";

/** An object in a reader's eyes: `subject` is null where it may not be named. */
export interface NamedSubject {
  readonly subject: Subject | null;
  readonly about: About;
}

/** Names objects for one reader; what several of them share is looked up once. */
export async function subjectNamer(actor: Actor): Promise<(subject: Subject) => Promise<NamedSubject>> {
  const segments = await listSegments(actor.scope);
  const versions = new Map<string, Promise<StoredVersion>>();
  const versionOf = (dataset: string, number: string) => {
    const key = `${dataset}/${number}`;
    const version = versions.get(key) ?? resolveVersion(actor, dataset, number);
    versions.set(key, version);
    return version;
  };
  return async (subject) => {
    try {
      return await nameOf({ actor, segments, versionOf }, subject);
    } catch (fault) {
      // What was deleted since, or is closed to this reader, has no name here.
      if (fault instanceof AppError) return closed(`A ${subjectKindWords[subject.kind].one} that is not open to you`);
      throw fault;
    }
  };
}

interface Eyes {
  readonly actor: Actor;
  readonly segments: readonly Segment[];
  readonly versionOf: (dataset: string, number: string) => Promise<StoredVersion>;
}

async function nameOf(eyes: Eyes, subject: Subject): Promise<NamedSubject> {
  const named = (label: string, remark: string | null = null): NamedSubject => ({
    subject,
    about: { label, href: subjectHref(eyes.actor.workspace.slug, subject), remark },
  });
  switch (subject.kind) {
    case "segment": {
      const segment = segmentNamed(eyes, subject.segment);
      return named(segment?.name ?? subject.segment, archivedWords(segment));
    }
    case "metric":
      return named(metrics.find(({ id }) => id === subject.metric)?.name ?? subject.metric);
    case "figure":
      return await figureName(eyes, subject, named);
    case "cohort":
      return await cohortName(eyes, subject, named);
    case "customer":
      return await customerName(eyes, subject);
    case "version": {
      const version = await eyes.versionOf(subject.dataset, String(subject.version));
      return named(`${version.datasetName}, version ${version.number}`);
    }
    case "roadmapItem":
      return named((await roadmapItemById(eyes.actor.scope, subject.id)).title);
    case "expectation": {
      const { topic, segmentSlug } = await expectationById(eyes.actor.scope, subject.id);
      const segment = segmentNamed(eyes, segmentSlug);
      return named(`${topicNames[topic]} for ${segment?.name ?? segmentSlug}`, archivedWords(segment));
    }
    case "hypothesis":
      return named(`Hypothesis on ${(await hypothesisById(eyes.actor.scope, subject.id)).segmentName}`);
    case "decision":
      return named((await openDecision(eyes.actor, subject.id)).head.question);
  }
}

/** The segment of a slug, if it is still there. Throws AppError notFound for one that this reader does not see. */
function segmentNamed({ actor, segments }: Eyes, slug: string): Segment | undefined {
  const segment = segments.find((one) => one.slug === slug);
  if (segment && isHiddenSegment(actor, segment)) throw new AppError("notFound", "There is no such segment here.");
  return segment;
}

type Named = (label: string, remark?: string | null) => NamedSubject;

async function figureName(eyes: Eyes, subject: Subject & { kind: "figure" }, named: Named): Promise<NamedSubject> {
  const { dataset, version: number, metric: id, by, group } = subject.figure;
  const version = await eyes.versionOf(dataset, String(number));
  const metric = metricOf(id, version.manifest)?.name ?? id;
  if (group === null) return named(`${metric} of all ${version.datasetName}`);
  if (by !== segmentsKey) {
    demandColumn(eyes.actor, version, by);
    return named(`${metric} of ${group}`);
  }
  const segment = segmentNamed(eyes, readSegmentRef(group).slug);
  return named(`${metric} of ${segment?.name ?? group}`, archivedWords(segment));
}

async function cohortName(eyes: Eyes, subject: Subject & { kind: "cohort" }, named: Named): Promise<NamedSubject> {
  const question = questionOfCohort(subject);
  const every = question?.every ?? "quarter";
  if (question?.by !== undefined)
    demandColumn(eyes.actor, await eyes.versionOf(subject.dataset, String(subject.version)), question.by);
  const entry = entryWords({ entry: question?.entry ?? "firstPayment" });
  const label = periodLabel(periodIndex(subject.cohort, every), every);
  const open = new URLSearchParams(subject.search).get("open");
  const [segment] = segmentsOfCohort(subject).map((slug) => segmentNamed(eyes, slug));
  const whose = open === null ? null : (segment?.name ?? open);
  return named(`${whose === null ? "" : `${whose}, `}${label} by ${entry}, ${ageWords(subject.age, { every })}`);
}

async function customerName(eyes: Eyes, subject: Subject & { kind: "customer" }): Promise<NamedSubject> {
  const version = await eyes.versionOf(subject.dataset, "latest");
  const id = await shownCustomerId(eyes.actor, version, subject.customer, askOf(version));
  if (id === null) return closed("A customer whom somebody else looks after");
  const seen = { ...subject, customer: id };
  return { subject: seen, about: { label: id, href: subjectHref(eyes.actor.workspace.slug, seen), remark: null } };
}

function archivedWords(segment: Segment | undefined): string | null {
  return segment?.archivedAt == null ? null : "This segment is archived.";
}

function closed(label: string): NamedSubject {
  return { subject: null, about: { label, href: null, remark: null } };
}
