import "server-only";
import { demand, may } from "@/lib/access/allow";
import { placedSegments } from "@/lib/analytics/queries/segment-members";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import {
  claimFault,
  type Expectation,
  type ExpectationChange,
  type ExpectationTopic,
  isUnderWay,
  tidyClaim,
} from "@/lib/domain/expectation";
import type { ExpectationBoard, ExpectationGap } from "@/lib/domain/expectation-board";
import { availability, metricOf } from "@/lib/domain/metrics";
import { countText } from "@/lib/domain/number-words";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { today } from "@/lib/platform/clock";
import { listExpectations, saveExpectation } from "@/lib/store/expectations";
import { listMembers } from "@/lib/store/memberships";
import { askedSegments, segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { askOf } from "./engine";
import { gapsOf, type SheetSource, sheetOf } from "./expectation-sheets";
import type { VersionAddress } from "./open-population";
import { scoreboard } from "./scoreboard";
import { openSegment } from "./segment-views";
import { type ServiceMeasures, serviceMeasures } from "./service-measures";
import { resolveVersion } from "./versions";

/** What each segment expects, is offered and gets on one dataset version, as this role may see it; the gaps by what is at stake. */
export async function expectationBoard(
  actor: Actor,
  address: VersionAddress,
  signal?: AbortSignal,
): Promise<ExpectationBoard> {
  demand(actor, "expectations.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const sources = await sourcesOf(actor, version, address);
  const asked = sources.map(({ segment, rows }) => ({ ...segment, sheet: rows }));
  const measures = await serviceMeasures(version, asked, askOf(version, signal));
  const sheets = sources.map((source) => sheetOf(source, measures, version.manifest));
  return {
    dataset: datasetHead(version),
    sheets,
    gaps: gapsOf(sheets, {
      measures,
      hidesSmall: suppressesSmallCells(actor.jobRole, actor.level),
      day: today(),
    }),
    tickets: ticketsOf(measures),
    family: { m: measures.family.m, marked: measures.family.marked, alpha: measures.family.alpha },
    notes: notesOf(version, measures),
  };
}

/** Gaps on the newest version of a dataset that the reader is to mend and whose day has come. */
export async function gapsDue(actor: Actor, dataset: string): Promise<ExpectationGap[]> {
  if (!may(actor, "expectations.read")) return [];
  const address = { dataset, version: "latest" };
  const { datasetId } = await resolveVersion(actor, dataset, address.version);
  const day = today();
  const isDue = ({ status, due }: Pick<Expectation, "status" | "due">) =>
    isUnderWay(status) && due !== null && due <= day;
  // Whether an expectation is missed takes the whole board; most readers have none whose day has come.
  const rows = await listExpectations(actor.scope, datasetId);
  if (!rows.some((row) => row.ownerId === actor.userId && isDue(row))) return [];
  const { gaps } = await expectationBoard(actor, address);
  return gaps.filter((gap) => gap.owner?.id === actor.userId && isDue(gap));
}

/** Writes one topic of a segment's sheet; answers with it as it is kept. */
export async function setExpectation(
  actor: Actor,
  slug: string,
  topic: ExpectationTopic,
  change: ExpectationChange,
): Promise<Expectation> {
  demand(actor, "expectations.edit");
  const { segment } = await openSegment(actor, slug);
  if (segment.latest === null)
    throw new AppError("conflict", `${segment.name} is a draft. Publish it first, then write what it expects.`);
  for (const side of ["expected", "offered"] as const) {
    const claim = change[side];
    const fault = claim && claimFault(topic, claim);
    if (fault) throw new AppError("invalid", fault, [{ path: `body.${side}`, sentence: fault }]);
  }
  await demandMember(actor, change.owner);
  const row = {
    segmentId: segment.id,
    topic,
    expected: change.expected && tidyClaim(topic, change.expected),
    offered: change.offered && tidyClaim(topic, change.offered),
    ownerId: change.owner,
    status: change.status,
    due: change.due,
    updatedBy: actor.userId,
  };
  const id = await saveExpectation(actor.scope, row, change.revision);
  await recordAudit(actor, "expectations.save", { kind: "expectation", id }, { segment: slug, topic });
  const kept = (await listExpectations(actor.scope, segment.datasetId)).find((one) => one.id === id);
  if (!kept) throw new AppError("notFound", "This expectation is gone. Load the page again.");
  return kept;
}

/** Members to whom a gap can be given. */
export async function gapOwners(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
  demand(actor, "expectations.edit");
  return (await listMembers(actor.scope)).map(({ userId, name }) => ({ id: userId, name }));
}

async function demandMember(actor: Actor, owner: string | null): Promise<void> {
  if (owner === null || (await listMembers(actor.scope)).some(({ userId }) => userId === owner)) return;
  throw new AppError("invalid", "The owner must be a member of this workspace. Choose one from the list.");
}

/** The published segments of the dataset with what is written of each, and which of their numbers are hidden from this reader. */
async function sourcesOf(actor: Actor, version: StoredVersion, address: VersionAddress): Promise<SheetSource[]> {
  const book = await segmentBook(actor, version.datasetId);
  const live = book.segments.filter(isPublished).slice(0, mostSegmentsAtOnce);
  if (live.length === 0) return [];
  const asked = askedSegments(
    book,
    live.map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const placed = placedSegments(asked, { versionId: version.id, manifest: version.manifest });
  const rows = await listExpectations(actor.scope, version.datasetId);
  const csat = metricOf("csat_top2", version.manifest);
  const rated = csat !== undefined && availability(csat, version.manifest, "customers").available;
  const metrics = ["customers", ...(rated ? ["csat_top2"] : [])];
  const question = { by: segmentsKey, segments: asked.map(({ ref }) => ref), metrics, against: "rest" };
  const view = await scoreboard(actor, { ...address, version: String(version.number) }, { question });
  const hidesSmall = suppressesSmallCells(actor.jobRole, actor.level);
  return asked.map((segment, index) => ({
    segment: { ...segment, stance: live[index]?.stance ?? null, fault: placed[index]?.fault ?? null },
    rows: rows.filter((row) => row.segmentId === live[index]?.id),
    satisfaction: rated ? (view.cells[index]?.[1]?.estimate ?? null) : null,
    isHidden: hidesSmall && view.groups[index]?.customers === null,
    hidesSmall,
  }));
}

function ticketsOf({ waits }: ServiceMeasures): ExpectationBoard["tickets"] {
  const any = waits.firstResponse ?? waits.resolution;
  if (!any) return null;
  return {
    total: any.tickets,
    withoutCustomer: any.withoutCustomer,
    withoutSegment: any.withoutSegment,
    negativeResponse: waits.firstResponse?.negative ?? 0,
    negativeResolution: waits.resolution?.negative ?? 0,
    first: any.first,
    last: any.last,
  };
}

/** What does not count, by name; and how the numbers were got where that is not plain. */
function notesOf(version: StoredVersion, { waits, family }: ServiceMeasures): string[] {
  const tickets = ticketsOf({ waits } as ServiceMeasures);
  if (!tickets) return ["This version has no tickets with a customer: what happens is not measured."];
  const count = (n: number, one: string, many: string) => (n === 0 ? [] : [`${countText(n)} ${n === 1 ? one : many}`]);
  const open = (topic: "firstResponse" | "resolution") =>
    waits[topic]?.segments.reduce((sum, segment) => sum + segment.open, 0) ?? 0;
  return [
    ...count(tickets.withoutCustomer, "ticket names no customer", "tickets name no customer"),
    ...count(tickets.withoutSegment, "ticket is of a customer in no segment", "tickets are of customers in no segment"),
    ...count(
      tickets.negativeResponse,
      "ticket was answered before it was created",
      "tickets were answered before they were created",
    ),
    ...count(
      tickets.negativeResolution,
      "ticket was resolved before it was created",
      "tickets were resolved before they were created",
    ),
  ]
    .map((words) => `${words}: counted nowhere above.`)
    .concat(
      open("firstResponse") + open("resolution") > 0
        ? [
            "Tickets that still wait are not left out: where a segment has one, its percentiles are those of Kaplan and Meier, with the wait so far as a lower bound.",
          ]
        : [],
      family.m > 0
        ? [
            `${family.m} limits are held against tickets; at a false-discovery rate of 5 %, ${family.marked} are clearly kept or missed.`,
          ]
        : [],
      version.manifest.asOf === null ? ["The data have no as-of day, so how long open tickets wait is not known."] : [],
    );
}
