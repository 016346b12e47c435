import "server-only";
import { demand } from "@/lib/access/allow";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type Hypothesis, overrideInForce, type Stage, stages } from "@/lib/domain/hypothesis";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef, segmentRef } from "@/lib/domain/segment";
import type { Study } from "@/lib/domain/study";
import type { BoardCard, GateState, HypothesisView, StudyBoard } from "@/lib/domain/study-resources";
import { listHypotheses, moveHypothesis } from "@/lib/store/hypotheses";
import { listMarkets } from "@/lib/store/priorities";
import { listStakeholders } from "@/lib/store/stakeholders";
import { studyById } from "@/lib/store/studies";
import { askedSegments, type SegmentBook, segmentBook } from "./asked-segments";
import { recordAudit } from "./audit";
import { type Possibility, possibilityOf } from "./claim-measure";
import { figureReader } from "./figures";
import { type OpenHypothesis, openForWriting, viewOf } from "./hypotheses";
import { type HypothesisBook, hypothesisBook, hypothesisView } from "./hypothesis-views";
import { segmentSizes } from "./segment-sizes";
import { demandMetric, studyView } from "./studies";
import { gatesOf, nextStage } from "./study-gates";
import { knockoutFaults, pickDecisions } from "./study-picks";
import { reviewOutlook } from "./study-review";
import { resolveVersion } from "./versions";

/** A study with its hypotheses by column, each with what it needs to move on. */
export async function studyBoard(actor: Actor, studyId: string): Promise<StudyBoard> {
  demand(actor, "hypotheses.read");
  const study = await studyById(actor.scope, studyId);
  const version = await resolveVersion(actor, study.datasetSlug, "latest");
  const all = await listHypotheses(actor.scope, { studyId });
  const open = all.filter(({ retiredAt }) => retiredAt === null);
  const segments = await segmentBook(actor, version.datasetId);
  const setting = {
    study,
    version,
    book: await hypothesisBook(actor, all),
    segments,
    hidden: await hiddenSizes(actor, { version, segments }, open),
    around: await surroundings(actor, version, open),
    decisionOf: open.some(({ stage }) => stage === "pick") ? await pickDecisions(actor) : () => null,
  };
  const outlook = reviewOutlook(setting.book, version);
  return {
    study: studyView(study),
    datasetVersion: version.number,
    currency: version.manifest.currency,
    asOf: version.manifest.asOf,
    successToday: await successToday(actor, study, version),
    cards: await Promise.all(open.map((hypothesis) => cardOf(actor, { ...setting, hypothesis }))),
    retired: all
      .filter(({ retiredAt }) => retiredAt !== null)
      .map((hypothesis) => hypothesisView(actor, setting.book, { hypothesis, version })),
    dueLooks: outlook.due.length,
    reviewFault: study.closedAt === null ? outlook.fault : "This study is closed.",
  };
}

async function successToday(actor: Actor, study: Study, version: StoredVersion): Promise<string | null> {
  const all = { by: segmentsKey, group: null };
  const address = { dataset: study.datasetSlug, version: version.number, metric: study.successMetric, ...all };
  const reading = await figureReader(actor).read(address);
  return typeof reading === "string" ? null : reading.text;
}

/** Moves a hypothesis to another column: back at any time, forward by one where its gates hold. Throws AppError conflict with what is missing. */
export async function moveToStage(actor: Actor, id: string, stage: Stage): Promise<HypothesisView> {
  const open = await openForWriting(actor, id);
  const { hypothesis } = open;
  const steps = stages.indexOf(stage) - stages.indexOf(hypothesis.stage);
  if (steps === 0) return await viewOf(actor, id);
  if (steps > 1)
    throw new AppError("conflict", "A hypothesis moves one column at a time: it is analysed before it is picked.");
  // What is picked stands on the verdict, so it is moved by those who may read that.
  demandMetric(actor, open.version, hypothesis.metric);
  if (steps === 1) await demandGates(actor, open);
  await moveHypothesis(actor.scope, id, { from: hypothesis.stage, to: stage });
  await recordAudit(actor, "hypotheses.move", { kind: "hypothesis", id }, { from: hypothesis.stage, to: stage });
  return await viewOf(actor, id);
}

async function demandGates(actor: Actor, open: OpenHypothesis): Promise<void> {
  const book = await hypothesisBook(actor, await listHypotheses(actor.scope, { studyId: open.study.id }));
  const segments = await segmentBook(actor, open.version.datasetId);
  const hidden = await hiddenSizes(actor, { ...open, segments }, [open.hypothesis]);
  const around = await surroundings(actor, open.version, [open.hypothesis]);
  const setting = { ...open, book, segments, hidden, around };
  const gates = allGates(setting, await possibilityOf(open.version, segments, open.hypothesis));
  const missing = gates.filter(({ met }) => !met);
  if (missing.length === 0) return;
  throw new AppError(
    "conflict",
    `${open.hypothesis.segmentName} cannot move on yet. ${missing.map(({ sentence }) => `${sentence}.`).join(" ")}`,
    missing.map(({ id, sentence }) => ({ path: `gates.${id}`, sentence })),
  );
}

type Setting = OpenHypothesis & {
  readonly book: HypothesisBook;
  readonly segments: SegmentBook;
  /** Segments whose size is hidden from this reader, by their references. */
  readonly hidden: ReadonlySet<string>;
  readonly around: Surroundings;
};

/** Sizes on one board are judged together: what is left between two of them may be few customers. */
async function hiddenSizes(
  actor: Actor,
  { version, segments }: Pick<Setting, "version" | "segments">,
  hypotheses: readonly Hypothesis[],
): Promise<ReadonlySet<string>> {
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return new Set();
  const refs = [...new Set(hypotheses.map(refOf))];
  // Archived segments are not known to everybody, and have no size then.
  const known = refs.filter((ref) => segments.segments.some(({ slug }) => slug === readSegmentRef(ref).slug));
  const { sizes } = await segmentSizes(actor, version, askedSegments(segments, known));
  const shown = new Set(known.filter((_, at) => sizes[at]?.count !== null));
  return new Set(refs.filter((ref) => !shown.has(ref)));
}

function refOf({ segmentSlug, definition }: Hypothesis): string {
  return segmentRef(segmentSlug, definition);
}

/** What other pages of Prioritise hold that a pick asks for. */
interface Surroundings {
  /** Ids of segments with a market size. */
  readonly marketed: ReadonlySet<string>;
  readonly stakeholders: number;
  /** By a segment's id the knock-out rule that it fails. */
  readonly knockouts: ReadonlyMap<string, string | null>;
}

async function surroundings(
  actor: Actor,
  { datasetSlug, number }: StoredVersion,
  all: readonly Hypothesis[],
): Promise<Surroundings> {
  const markets = await listMarkets(actor.scope, [...new Set(all.map(({ segmentId }) => segmentId))]);
  const sized = markets.filter(({ market }) => market.size !== null);
  return {
    marketed: new Set(sized.map(({ segmentId }) => segmentId)),
    stakeholders: (await listStakeholders(actor.scope)).length,
    knockouts: all.some(({ stage }) => nextStage(stage) === "pick")
      ? await knockoutFaults(actor, { dataset: datasetSlug, version: String(number) })
      : new Map(),
  };
}

async function cardOf(
  actor: Actor,
  setting: Setting & { readonly decisionOf: Awaited<ReturnType<typeof pickDecisions>> },
): Promise<BoardCard> {
  const { hypothesis, version, book, segments, hidden, decisionOf } = setting;
  const view = hypothesisView(actor, book, { hypothesis, version });
  const possibility = await possibilityOf(version, segments, hypothesis);
  const gates = allGates(setting, possibility);
  return {
    hypothesis: view,
    customers: hidden.has(refOf(hypothesis)) ? null : possibility.customers,
    next: nextStage(hypothesis.stage),
    gates: view.closed === null ? gates : gates.filter(({ id }) => id !== "verdict" && id !== "possible"),
    decision: hypothesis.stage === "pick" ? decisionOf(hypothesis) : null,
  };
}

/** Every gate, those on a metric that is closed to the reader too. */
function allGates({ hypothesis, book, hidden, around }: Setting, possibility: Possibility): GateState[] {
  const latest = book.looksOf(hypothesis.id).at(-1);
  const { latest: newest, archived } = book.segmentOf(hypothesis.segmentId);
  return gatesOf({
    hypothesis,
    published: { newer: newest !== null && newest > hypothesis.definition ? newest : null, archived },
    possibility,
    sizesOpen: !hidden.has(refOf(hypothesis)),
    verdict: latest?.verdict ?? null,
    override: overrideInForce(book.overridesOf(hypothesis.id), latest)?.verdict ?? null,
    hasMarket: around.marketed.has(hypothesis.segmentId),
    knockout: around.knockouts.get(hypothesis.segmentId),
    stakeholders: around.stakeholders,
    counts: countsOf(book.all),
  });
}

function countsOf(all: readonly Hypothesis[]): Record<Stage, number> {
  const open = all.filter(({ retiredAt }) => retiredAt === null);
  const count = (stage: Stage) => open.filter((one) => one.stage === stage).length;
  return { measure: count("measure"), analyse: count("analyse"), pick: count("pick") };
}
