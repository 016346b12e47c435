import "server-only";
import { Slots } from "@/lib/analytics/engine/slots";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type FigureAddress,
  type FigureReading,
  type FigureSince,
  type PinnedFigure,
  questionOfFigure,
  segmentOfFigure,
} from "@/lib/domain/figure";
import { metricOf } from "@/lib/domain/metrics";
import { metricFormat, valueWithInterval } from "@/lib/domain/number-words";
import { segmentRef } from "@/lib/domain/segment";
import { instantNow } from "@/lib/platform/clock";
import { isSmall } from "@/lib/stats/small-cells";
import { segmentBook } from "./asked-segments";
import { figureChange } from "./figure-change";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

/** One number as this reader may see it. Throws AppError invalid with the sentence of the screen where there is none to be shown. */
export async function figure(actor: Actor, address: FigureAddress): Promise<FigureReading> {
  return (await countedFigure(actor, address)).reading;
}

/** The same with the customers behind it, of whom one may have several rows. */
async function countedFigure(
  actor: Actor,
  address: FigureAddress,
): Promise<{ readonly reading: FigureReading; readonly customers: number }> {
  const place = { dataset: address.dataset, version: String(address.version) };
  const view = await scoreboard(actor, place, { question: questionOfFigure(address) });
  const row = view.groups.findIndex(({ key }) => key === address.group);
  const cell = address.group === null ? view.totals[0] : view.cells[row]?.[0];
  const [head] = view.metrics;
  if (!cell || !head) throw new AppError("notFound", "There is no such number: its group is not in this dataset.");
  const { estimate } = cell;
  const version = await resolveVersion(actor, place.dataset, place.version);
  const metric = metricOf(address.metric, version.manifest);
  if (estimate?.value == null || !metric)
    throw new AppError("invalid", cell.sentence ?? `${head.name} has no value here, so there is nothing to keep.`);
  const format = metricFormat(head, view.dataset.currency);
  const reading = {
    value: estimate.value,
    interval: estimate.interval,
    text: valueWithInterval(estimate.value, estimate.interval, format),
    n: estimate.n,
    unit: estimate.unit,
    metric: head.name,
    metricVersion: head.version,
    group: view.groups[row]?.label ?? null,
    datasetName: view.dataset.name,
    datasetVersion: view.dataset.version,
    asOf: view.dataset.asOf,
    readAt: instantNow(),
  };
  return { reading, customers: estimate.customers };
}

/** Keeps a number as it is now, for a note, a piece of evidence or an artefact. */
export async function pinFigure(actor: Actor, address: FigureAddress): Promise<PinnedFigure> {
  return { address, reading: await figure(actor, address) };
}

/** Numbers that one request works out at once: each asks several questions, and many at once would crowd out other readers. */
const atOnce = 2;

/** Numbers as one reader sees them within one request, each worked out once. */
export interface FigureReader {
  /** The number, or the sentence why there is none for this reader. */
  readonly read: (address: FigureAddress) => Promise<FigureReading | string>;
  readonly today: (address: FigureAddress) => Promise<FigureAddress>;
}

/** Reads the numbers of one request, a few at a time. */
export function figureReader(actor: Actor): FigureReader {
  const slots = new Slots(atOnce, Number.POSITIVE_INFINITY);
  const once = <T>(compute: (address: FigureAddress) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (address: FigureAddress) => {
      const key = JSON.stringify(address);
      const reading = known.get(key) ?? slots.run(() => compute(address));
      known.set(key, reading);
      return reading;
    };
  };
  return {
    read: once((address) => readable(() => figure(actor, address))),
    today: once((address) => todaysAddress(actor, address)),
  };
}

/** Keeps a number of a group. Throws AppError invalid where fewer than 5 customers stand behind it, however many rows they have. */
export async function pinGroupFigure(actor: Actor, address: FigureAddress): Promise<PinnedFigure> {
  const { reading, customers } = await countedFigure(actor, address);
  if (!isSmall(customers)) return { address, reading };
  throw new AppError(
    "invalid",
    "It stands on fewer than 5 customers, and evidence holds numbers of groups, not of single customers.",
  );
}

/** A kept number beside today's, with the change in words; a reader who may not see the number on its own page sees neither. */
export async function figureSince(
  actor: Actor,
  { address, reading }: PinnedFigure,
  reader: FigureReader = figureReader(actor),
): Promise<FigureSince> {
  const unseen = { was: null, today: null, todayAt: null, isReal: null };
  const same = await reader.read(address);
  if (typeof same === "string") return { ...unseen, sentence: same };
  const todayAt = await reader.today(address);
  const isNewest = todayAt.version === address.version && todayAt.group === address.group;
  const today = isNewest ? same : await reader.read(todayAt);
  if (typeof today === "string") return { ...unseen, was: reading, sentence: `Today there is none: ${today}` };
  const isReal = figureChange(address.metric, reading, today)?.isReal ?? null;
  return { was: reading, today, todayAt, isReal, sentence: changeWords(reading, today, isReal) };
}

/** The answer, or the sentence why there is none for this reader. */
async function readable(read: () => Promise<FigureReading>): Promise<FigureReading | string> {
  try {
    return await read();
  } catch (fault) {
    if (fault instanceof AppError) return fault.message;
    throw fault;
  }
}

/** The same number on the newest version, by the newest definition of its segment. */
export async function todaysAddress(actor: Actor, address: FigureAddress): Promise<FigureAddress> {
  const version = await resolveVersion(actor, address.dataset, "latest");
  const slug = segmentOfFigure(address);
  if (slug === null) return { ...address, version: version.number };
  const newest = (await segmentBook(actor, version.datasetId)).lookup(slug, undefined);
  return { ...address, version: version.number, group: newest ? segmentRef(slug, newest.version) : address.group };
}

function changeWords(was: FigureReading, today: FigureReading, isReal: boolean | null): string {
  if (was.metricVersion !== today.metricVersion)
    return `Was ${was.text} by version ${was.metricVersion} of the metric; its definition has changed since.`;
  const where = `on version ${was.datasetVersion} of the data`;
  if (was.value === today.value) return `The same as ${where}.`;
  if (isReal === null) return `Was ${was.text} ${where}; it has changed since.`;
  return isReal
    ? `Was ${was.text} ${where}: the change is more than chance does.`
    : `Was ${was.text} ${where}: a change that chance makes as well.`;
}
