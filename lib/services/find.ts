import "server-only";
import { demand, extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { homeNames } from "@/lib/domain/brief-address";
import type { DatasetView } from "@/lib/domain/dataset-resources";
import type { Found } from "@/lib/domain/find";
import { claimWords, stageWords } from "@/lib/domain/hypothesis-words";
import { metrics } from "@/lib/domain/metrics";
import { knownPages } from "@/lib/domain/pages";
import { rankFound } from "@/lib/domain/rank-found";
import { customerHref, segmentHref } from "@/lib/domain/segment-address";
import { boardHref } from "@/lib/domain/study-address";
import { subjectHref } from "@/lib/domain/subject";
import { listHypotheses } from "@/lib/store/hypotheses";
import { findRoadmapTitles } from "@/lib/store/roadmap-titles";
import { listSegments } from "@/lib/store/segments";
import { isHiddenSegment, seesDrafts } from "./asked-segments";
import { customerList } from "./customers";
import { datasets } from "./datasets";
import { decisionHeads } from "./decision-heads";
import { homesOf } from "./homes";
import { keptViews } from "./kept-views";
import { studies } from "./studies";

/** Shorter texts fit too many customers to be of use. */
const fewestLetters = 2;

/** What fits what somebody typed and is theirs to open: pages, segments, views, datasets, studies, hypotheses, decisions, items, metrics, customers. Nothing typed: where to go. */
export async function find(actor: Actor, query: string, signal?: AbortSignal): Promise<Found[]> {
  demand(actor, "segments.read");
  const near = [...pagesOf(actor), ...(await viewsOf(actor)), ...(await segmentsOf(actor))];
  if (query === "") return rankFound(near, query);
  const far = [
    ...(await datasetsOf(actor)),
    ...(await studiesOf(actor)),
    ...(await hypothesesOf(actor)),
    ...(await decisionsOf(actor)),
    ...(await roadmapOf(actor, query)),
    ...metricsOf(actor),
  ];
  return [...rankFound([...near, ...far], query), ...(await customersOf(actor, query, signal))];
}

function pagesOf(actor: Actor): Found[] {
  const home = `/w/${actor.workspace.slug}`;
  const page = (label: string, detail: string | null, path: string): Found => ({
    ...{ kind: "page", label, detail },
    href: `${home}${path}`,
  });
  return [
    ...knownPages
      .filter(({ needs }) => may(actor, needs) || isReading(actor, needs))
      .map(({ name, also, path }) => page(name, also, path)),
    // One's own home is the brief.
    ...homesOf(actor)
      .filter((role) => role !== actor.jobRole)
      .map((role) => page(`Brief: home of ${homeNames[role].toLowerCase()}`, "key figures", `/brief?home=${role}`)),
  ];
}

/** Rights that reach to a part only, as published segments or counts, open the page all the same. */
function isReading(actor: Actor, action: (typeof knownPages)[number]["needs"]): boolean {
  return ["published", "counts"].includes(extentFor(actor, action));
}

async function viewsOf(actor: Actor): Promise<Found[]> {
  return (await keptViews(actor)).map(({ name, address, isOwn, keptBy }) => ({
    kind: "view",
    label: name,
    detail: isOwn ? "kept by you" : `shared by ${keptBy}`,
    href: address,
  }));
}

/** Segments that the reader sees, each with its one-pager and battle card. */
async function segmentsOf(actor: Actor): Promise<Found[]> {
  const { slug } = actor.workspace;
  const open = (await listSegments(actor.scope)).filter(
    ({ archivedAt, latest }) => archivedAt === null && (latest !== null || seesDrafts(actor)),
  );
  const link = (segment: string, tab?: "one-pager" | "battle-card") =>
    segmentHref(slug, segment, tab === undefined ? {} : { tab });
  return [
    ...open.map(
      (one): Found => ({ kind: "segment", label: one.name, detail: `Segment ${one.code}`, href: link(one.slug) }),
    ),
    ...open
      .filter(({ latest }) => latest !== null)
      .flatMap((one): Found[] => [
        { kind: "artefact", label: `${one.name}: one-pager`, detail: null, href: link(one.slug, "one-pager") },
        { kind: "artefact", label: `${one.name}: battle card`, detail: null, href: link(one.slug, "battle-card") },
      ]),
  ];
}

/** Each dataset that has been built, at the report of its newest version. */
async function datasetsOf(actor: Actor): Promise<Found[]> {
  if (!may(actor, "datasets.read")) return [];
  return (await datasets(actor)).flatMap(({ slug, name, versions: [latest] }): Found[] =>
    latest
      ? [
          {
            kind: "dataset",
            label: name,
            detail: `version ${latest.number}`,
            href: `/w/${actor.workspace.slug}/measure/${slug}/${latest.number}`,
          },
        ]
      : [],
  );
}

async function studiesOf(actor: Actor): Promise<Found[]> {
  if (!may(actor, "hypotheses.read")) return [];
  return (await studies(actor)).map(({ id, name, goal }) => ({
    kind: "study",
    label: name,
    detail: goal === "" ? null : goal,
    href: boardHref(actor.workspace.slug, { study: id }),
  }));
}

/** Open claims by their segment and metric; of a segment that the reader does not see nothing is said. */
async function hypothesesOf(actor: Actor): Promise<Found[]> {
  if (!may(actor, "hypotheses.read")) return [];
  const hidden = (await listSegments(actor.scope)).filter((one) => isHiddenSegment(actor, one)).map(({ id }) => id);
  const open = (await listHypotheses(actor.scope)).filter(
    ({ retiredAt, segmentId }) => retiredAt === null && !hidden.includes(segmentId),
  );
  return open.map(({ id, segmentName, metric, stage, ...claim }) => {
    const metricName = metrics.find((one) => one.id === metric)?.name ?? "a column";
    const sentence = claimWords({ ...claim, metricName, smallestEffect: 0, format: { unit: "number", currency: "" } });
    return {
      kind: "hypothesis",
      label: `${segmentName}: ${sentence}`,
      detail: stageWords[stage].title,
      href: subjectHref(actor.workspace.slug, { kind: "hypothesis", id }),
    };
  });
}

async function decisionsOf(actor: Actor): Promise<Found[]> {
  if (!may(actor, "decisions.read")) return [];
  return (await decisionHeads(actor)).map(({ id, question, status }) => ({
    kind: "decision",
    label: question,
    detail: status,
    href: subjectHref(actor.workspace.slug, { kind: "decision", id }),
  }));
}

async function roadmapOf(actor: Actor, query: string): Promise<Found[]> {
  if (!may(actor, "roadmap.read")) return [];
  return (await findRoadmapTitles(actor.scope, query.split(/\s+/))).map(({ id, title, status }) => ({
    kind: "roadmapItem",
    label: title,
    detail: status,
    href: subjectHref(actor.workspace.slug, { kind: "roadmapItem", id }),
  }));
}

function metricsOf(actor: Actor): Found[] {
  if (!may(actor, "metrics.read")) return [];
  return metrics.map(({ id, name, forms }) => ({
    kind: "metric",
    label: name,
    detail: forms[0]?.formula ?? null,
    href: subjectHref(actor.workspace.slug, { kind: "metric", metric: id }),
  }));
}

/** By id or name on the newest version of the newest dataset, as the list of customers shows them to this reader. */
async function customersOf(actor: Actor, query: string, signal: AbortSignal | undefined): Promise<Found[]> {
  if (query.length < fewestLetters || !may(actor, "rows.read")) return [];
  const place = newest(await datasets(actor));
  if (place === null) return [];
  const address = { dataset: place.dataset, version: String(place.version) };
  const list = await customerList(actor, address, { search: query, limit: 5 }, signal).catch((fault: unknown) => {
    if (fault instanceof AppError) return null;
    throw fault;
  });
  if (!list?.searchable) return [];
  const name = list.columns.findIndex(({ key }) => key === "customers.name");
  return list.rows.flatMap(({ id, cells }): Found[] =>
    id === null
      ? []
      : [
          {
            kind: "customer",
            label: cells[name] ?? id,
            detail: id,
            href: customerHref(actor.workspace.slug, id, place),
          },
        ],
  );
}

function newest(all: readonly DatasetView[]): { readonly dataset: string; readonly version: number } | null {
  const built = all.flatMap(({ slug, versions }) =>
    versions[0] ? [{ dataset: slug, version: versions[0].number, at: versions[0].builtAt }] : [],
  );
  return built.sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;
}
