import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf, metrics } from "@/lib/domain/metrics";
import { type NewStudy, quarterAfter, type Study, type StudyChange } from "@/lib/domain/study";
import type { StudyView } from "@/lib/domain/study-resources";
import { instantNow, today } from "@/lib/platform/clock";
import { datasetBySlug } from "@/lib/store/datasets";
import { listMembers } from "@/lib/store/memberships";
import { addStudy, changeStudy, listStudies, studyById } from "@/lib/store/studies";
import { recordAudit } from "./audit";
import { closedSentence, isMetricOpen } from "./metric-access";
import { resolveVersion } from "./versions";

/** The studies of the workspace, open ones first; of one dataset, where it is named. */
export async function studies(actor: Actor, dataset?: string): Promise<StudyView[]> {
  demand(actor, "hypotheses.read");
  const all = await listStudies(actor.scope);
  return all.filter(({ datasetSlug }) => dataset === undefined || datasetSlug === dataset).map(studyView);
}

/** The open study that was begun last; null where none is open. */
export async function openStudy(actor: Actor, dataset?: string): Promise<StudyView | null> {
  return (await studies(actor, dataset)).find(({ closedAt }) => closedAt === null) ?? null;
}

/** Begins a study; without a day its first review is a quarter away. */
export async function addNewStudy(actor: Actor, input: NewStudy): Promise<StudyView> {
  demand(actor, "hypotheses.edit");
  const { dataset, owner, nextReview = quarterAfter(today()), ...facts } = input;
  const { id: datasetId } = await datasetBySlug(actor.scope, dataset);
  demandMetric(actor, await resolveVersion(actor, dataset, "latest"), facts.successMetric);
  const ownerId = await memberOf(actor, owner);
  const study = await addStudy(actor.scope, { ...facts, datasetId, ownerId, nextReview, createdBy: actor.userId });
  await recordAudit(actor, "studies.add", { kind: "study", id: study.id }, { name: study.name });
  return studyView(study);
}

/** Other facts of a study; its hypotheses stay as they are. A closed one is opened again before anything else changes. */
export async function changeStudyFacts(actor: Actor, id: string, change: StudyChange): Promise<StudyView> {
  demand(actor, "hypotheses.edit");
  const study = await studyById(actor.scope, id);
  const { owner, closed, ...facts } = change;
  if (closed !== false) refuseClosed(study);
  if (facts.successMetric !== undefined)
    demandMetric(actor, await resolveVersion(actor, study.datasetSlug, "latest"), facts.successMetric);
  const changed = await changeStudy(actor.scope, id, {
    ...withoutUndefined(facts),
    ...(owner === undefined ? {} : { ownerId: await memberOf(actor, owner) }),
    ...(closed === undefined ? {} : { closedBy: closed ? actor.userId : null, closedAt: closed ? instantNow() : null }),
  });
  await recordAudit(actor, "studies.change", { kind: "study", id }, { fields: Object.keys(change) });
  return studyView(changed);
}

export function studyView(study: Study): StudyView {
  const metric = metrics.find(({ id }) => id === study.successMetric);
  return {
    id: study.id,
    dataset: study.datasetSlug,
    datasetName: study.datasetName,
    name: study.name,
    goal: study.goal,
    businessModel: study.businessModel,
    successMetric: {
      id: study.successMetric,
      name: metric?.name ?? study.successMetric,
      unit: metric?.unit ?? "number",
    },
    target: study.target,
    targetDate: study.targetDate,
    owner: study.ownerId === null ? null : { id: study.ownerId, name: study.ownerName ?? "" },
    nextReview: study.nextReview,
    isDue: study.closedAt === null && study.nextReview <= today(),
    created: { at: study.createdAt, by: study.createdBy },
    closedAt: study.closedAt,
  };
}

/** Nothing is written into a study that has ended. */
export function refuseClosed({ name, closedAt }: Pick<Study, "name" | "closedAt">): void {
  if (closedAt !== null)
    throw new AppError("conflict", `The study ${name} is closed. Open it again first, then change it.`);
}

/** Nobody writes claims or targets on a metric that is closed to them, or that the data do not have. */
export function demandMetric(actor: Actor, version: StoredVersion, id: string): void {
  const metric = metricOf(id, version.manifest);
  const details = [{ path: "metric", value: id }];
  if (!metric) throw new AppError("invalid", `There is no metric ${id}. Choose one of the list.`, details);
  if (!isMetricOpen(actor, metric, version)) throw new AppError("forbidden", closedSentence, details);
}

async function memberOf(actor: Actor, owner: string | null): Promise<string | null> {
  if (owner === null || (await listMembers(actor.scope)).some(({ userId }) => userId === owner)) return owner;
  throw new AppError("invalid", "The owner must be a member of this workspace. Choose one from the list.");
}

function withoutUndefined<Facts extends object>(
  facts: Facts,
): { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Facts]?: Exclude<Facts[Key], undefined>;
  };
}
