import "server-only";
import { demand, may } from "@/lib/access/allow";
import { actions } from "@/lib/domain/access-rows";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { periodIndex, periodStart } from "@/lib/domain/cohort-periods";
import { questionOfFigure } from "@/lib/domain/figure";
import { metrics } from "@/lib/domain/metrics";
import { retentionQuerySchema } from "@/lib/domain/retention-address";
import { type Subject, subjectKey } from "@/lib/domain/subject";
import { actionOfSubject, segmentsOfCohort } from "@/lib/domain/subject-access";
import { draftIdsOfOthers } from "@/lib/store/decisions";
import { expectationById, expectationIdsOf } from "@/lib/store/expectations";
import { hypothesisById } from "@/lib/store/hypotheses";
import type { Sight } from "@/lib/store/note-lists";
import { roadmapItemById } from "@/lib/store/roadmap";
import { listSegments } from "@/lib/store/segments";
import { isHiddenSegment } from "./asked-segments";
import { openDecision } from "./decision-heads";
import { askOf } from "./engine";
import { demandColumn } from "./groupable";
import { namedCustomer } from "./named-customer";
import { openNumber } from "./scoreboard";
import { openSegment } from "./segment-views";
import { resolveVersion } from "./versions";

/**
 * The object that a reader means, as it is kept: a customer by its id, whatever stands for it in this reader's eyes. Throws AppError
 * notFound where there is none, forbidden where it is not open to this reader.
 */
export async function openSubject(actor: Actor, subject: Subject): Promise<Subject> {
  demand(actor, actionOfSubject(subject));
  switch (subject.kind) {
    case "segment":
      await openSegment(actor, subject.segment);
      return subject;
    case "metric":
      if (!metrics.some(({ id }) => id === subject.metric))
        throw new AppError("notFound", "There is no such metric. The page of definitions lists them all.");
      return subject;
    case "figure": {
      const { figure } = subject;
      const place = { dataset: figure.dataset, version: String(figure.version) };
      const number = { question: questionOfFigure(figure), metricId: figure.metric, group: figure.group };
      await openNumber(actor, place, number);
      return subject;
    }
    case "cohort":
      return await openCohort(actor, subject);
    case "customer": {
      const version = await resolveVersion(actor, subject.dataset, "latest");
      const { id } = await namedCustomer(actor, version, subject.customer, askOf(version));
      return { ...subject, customer: id };
    }
    case "version":
      await resolveVersion(actor, subject.dataset, String(subject.version));
      return subject;
    case "roadmapItem":
      await roadmapItemById(actor.scope, subject.id);
      return subject;
    case "expectation":
      await openSegment(actor, (await expectationById(actor.scope, subject.id)).segmentSlug);
      return subject;
    case "hypothesis":
      await hypothesisById(actor.scope, subject.id);
      return subject;
    case "decision":
      await openDecision(actor, subject.id);
      return subject;
  }
}

/** Which notes somebody may see: those about objects that are open to them. */
export async function sightOf(actor: Actor): Promise<Sight> {
  const hidden = (await listSegments(actor.scope)).filter((segment) => isHiddenSegment(actor, segment));
  const expected = await expectationIdsOf(
    actor.scope,
    hidden.map(({ id }) => id),
  );
  const drafts = may(actor, "decisions.draft") ? [] : await draftIdsOfOthers(actor.scope, actor.userId);
  return {
    userId: actor.userId,
    actions: actions.filter((action) => may(actor, action)),
    hiddenSegments: hidden.map(({ slug }) => slug),
    hiddenKeys: [
      ...drafts.map((id) => subjectKey({ kind: "decision", id })),
      ...expected.map((id) => subjectKey({ kind: "expectation", id })),
    ],
  };
}

type Cohort = Subject & { readonly kind: "cohort" };

async function openCohort(actor: Actor, cohort: Cohort): Promise<Cohort> {
  const version = await resolveVersion(actor, cohort.dataset, String(cohort.version));
  const question = questionOfCohort(cohort);
  if (!question) throw new AppError("invalid", "The address of the cohort does not fit the page of cohorts.");
  if (question.by !== undefined) demandColumn(actor, version, question.by);
  for (const slug of segmentsOfCohort(cohort)) await openSegment(actor, slug);
  const every = question.every ?? "quarter";
  if (periodStart(periodIndex(cohort.cohort, every), every) !== cohort.cohort)
    throw new AppError("invalid", `${cohort.cohort} is not the first day of a ${every}.`);
  return cohort;
}

/** The question in a cohort's address; null where it is none. */
export function questionOfCohort({ search }: Pick<Cohort, "search">) {
  const given = new URLSearchParams(search);
  for (const name of ["arrange", "age", "open"]) given.delete(name);
  const fields = [...new Set(given.keys())].map((key) => [key, key === "segment" ? given.getAll(key) : given.get(key)]);
  const read = retentionQuerySchema.safeParse(Object.fromEntries(fields));
  return read.success ? read.data : null;
}
