import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { FigureAddress, PinnedFigure } from "@/lib/domain/figure";
import { metricOf } from "@/lib/domain/metrics";
import type { NewRoadmapItem, NewTie, RoadmapChange, RoadmapTie, WrittenTie } from "@/lib/domain/roadmap";
import { distinctThemes } from "@/lib/domain/roadmap-requests";
import type { RoadmapItemPage } from "@/lib/domain/roadmap-resources";
import { instantNow } from "@/lib/platform/clock";
import { datasetById } from "@/lib/store/datasets";
import { listMembers } from "@/lib/store/memberships";
import {
  addRoadmapItem,
  addTie,
  changeRoadmapItem,
  changeTie,
  removeRoadmapItem,
  removeTie,
  roadmapItemById,
} from "@/lib/store/roadmap";
import { segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { pinFigure } from "./figures";
import { isMetricOpen } from "./metric-access";
import { roadmapItem } from "./roadmap";
import { baselineOf } from "./tie-baselines";
import { resolveVersion } from "./versions";

/** A new item, with its ties. */
export async function addItem(actor: Actor, input: NewRoadmapItem): Promise<RoadmapItemPage> {
  demand(actor, "roadmap.edit");
  const { dataset, owner, ties, themes, ...facts } = input;
  const version = await resolveVersion(actor, dataset, "latest");
  const slugs = ties.map(({ segment }) => segment);
  if (new Set(slugs).size < slugs.length)
    throw new AppError("invalid", "An item is tied to a segment once. Put both ties into one.", [{ path: "ties" }]);
  const rows: WrittenTie[] = [];
  for (const tie of ties) rows.push(await tieRow(actor, version, tie));
  const row = {
    ...facts,
    ...(await ownerRow(actor, owner)),
    shippedOn: shippedDay(facts.status, null),
    themes: distinctThemes(themes),
    ties: rows,
  };
  const made = await addRoadmapItem(actor.scope, row, { datasetId: version.datasetId, createdBy: actor.userId });
  await recordAudit(actor, "roadmap.add", { kind: "roadmapItem", id: made.id }, { ties: rows.length });
  return await roadmapItem(actor, made.id);
}

export async function changeItem(actor: Actor, id: string, change: RoadmapChange): Promise<RoadmapItemPage> {
  demand(actor, "roadmap.edit");
  const found = await roadmapItemById(actor.scope, id);
  const { owner, shippedOn = found.shippedOn, themes, ...facts } = change;
  // A change of something else leaves the day alone: the item may be set to shipped at the same moment.
  const ships = change.status !== undefined || change.shippedOn !== undefined;
  await changeRoadmapItem(actor.scope, id, {
    ...given(facts),
    ...(owner === undefined ? {} : await ownerRow(actor, owner)),
    ...(themes === undefined ? {} : { themes: distinctThemes(themes) }),
    ...(ships ? { shippedOn: shippedDay(change.status ?? found.status, shippedOn) } : {}),
  });
  await recordAudit(actor, "roadmap.change", { kind: "roadmapItem", id }, { fields: Object.keys(change) });
  return await roadmapItem(actor, id);
}

export async function removeItem(actor: Actor, id: string): Promise<void> {
  demand(actor, "roadmap.edit");
  await removeRoadmapItem(actor.scope, id);
  await recordAudit(actor, "roadmap.remove", { kind: "roadmapItem", id });
}

/** Ties an item to a segment. The metric is kept as it is now, so that what follows can be held against it. */
export async function tieItem(actor: Actor, id: string, tie: NewTie): Promise<RoadmapItemPage> {
  const version = await openForTies(actor, id);
  await addTie(actor.scope, id, await tieRow(actor, version, tie));
  await recordAudit(actor, "roadmap.tie", { kind: "roadmapItem", id }, { segment: tie.segment, metric: tie.metric });
  return await roadmapItem(actor, id);
}

/** Writes a tie anew; its kept number stays while segment and metric do. */
export async function changeItemTie(
  actor: Actor,
  { item, tie }: { readonly item: string; readonly tie: string },
  to: NewTie,
): Promise<RoadmapItemPage> {
  const version = await openForTies(actor, item);
  const before = (await roadmapItemById(actor.scope, item)).ties.find((one) => one.id === tie) ?? null;
  await changeTie(actor.scope, { itemId: item, tieId: tie }, await tieRow(actor, version, to, before));
  await recordAudit(
    actor,
    "roadmap.tie",
    { kind: "roadmapItem", id: item },
    { segment: to.segment, metric: to.metric },
  );
  return await roadmapItem(actor, item);
}

export async function untieItem(actor: Actor, id: string, tieId: string): Promise<RoadmapItemPage> {
  demand(actor, "roadmap.edit");
  await removeTie(actor.scope, id, tieId);
  await recordAudit(actor, "roadmap.untie", { kind: "roadmapItem", id });
  return await roadmapItem(actor, id);
}

/** Members to whom an item can be given. */
export async function itemOwners(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
  demand(actor, "roadmap.edit");
  return (await listMembers(actor.scope)).map(({ userId, name }) => ({ id: userId, name }));
}

async function openForTies(actor: Actor, id: string): Promise<StoredVersion> {
  demand(actor, "roadmap.edit");
  const { datasetId } = await roadmapItemById(actor.scope, id);
  const { slug } = await datasetById(actor.scope, datasetId);
  return await resolveVersion(actor, slug, "latest");
}

async function tieRow(
  actor: Actor,
  version: StoredVersion,
  tie: NewTie,
  before: RoadmapTie | null = null,
): Promise<WrittenTie> {
  const { segments } = await segmentBook(actor, version.datasetId);
  const segment = segments.find(({ slug }) => slug === tie.segment);
  if (!segment || segment.archivedAt !== null)
    throw new AppError(
      "invalid",
      `There is no segment ${tie.segment} in use in ${version.datasetName}. Choose one from the list.`,
      [{ path: "segment", value: tie.segment }],
    );
  const metric = metricOf(tie.metric, version.manifest);
  if (!metric || !isMetricOpen(actor, metric, version))
    throw new AppError("invalid", `There is no metric ${tie.metric} that you may see. Choose one of the registry.`, [
      { path: "metric", value: tie.metric },
    ]);
  const { problem, expected, evidence, link } = tie;
  const figure = tie.figure === undefined ? (before?.figure ?? null) : await pinned(actor, tie.figure);
  if (evidence === null && link === null && figure === null)
    throw new AppError("invalid", "A tie needs evidence: write it, link it, or name a number.", [{ path: "evidence" }]);
  const isSame = before?.segmentId === segment.id && before.metric === metric.id && before.baseline !== null;
  return {
    segmentId: segment.id,
    segmentName: segment.name,
    problem,
    metric: metric.id,
    expected,
    evidence,
    link,
    figure,
    baseline: isSame ? before.baseline : await baselineOf(actor, version, segment, metric.id),
  };
}

async function pinned(actor: Actor, figure: FigureAddress | null): Promise<PinnedFigure | null> {
  return figure === null ? null : await pinFigure(actor, figure);
}

async function ownerRow(actor: Actor, owner: string | null) {
  if (owner === null) return { ownerId: null, ownerName: null };
  const member = (await listMembers(actor.scope)).find(({ userId }) => userId === owner);
  if (!member)
    throw new AppError("invalid", "The owner must be a member of this workspace. Choose one from the list.", [
      { path: "owner", value: owner },
    ]);
  return { ownerId: owner, ownerName: member.name };
}

/** The day of shipping is today's where none is named, and none for what is not shipped. */
function shippedDay(status: NewRoadmapItem["status"], day: string | null): string | null {
  return status === "shipped" ? (day ?? instantNow().slice(0, 10)) : null;
}

function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
