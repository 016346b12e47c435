import { AppError } from "@/lib/domain/app-error";
import { datasetHead } from "@/lib/domain/dataset-head";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { monthsOfTime, type SurvivalGroup, type SurvivalView, timeOfMonths, withoutCurve } from "@/lib/domain/survival";
import type { SurvivalQuestion } from "@/lib/domain/survival-question";
import { explanationOf, historySentence, leftOutSentence, lifeWords, warningsOf } from "@/lib/domain/survival-words";
import { type Comparison, compareScreen } from "@/lib/stats/compare";
import { type LifeRow, livesIn } from "@/lib/stats/kaplan-meier";
import { firstWellObserved, livesBeyond } from "@/lib/stats/left-truncation";
import { commonEnd, commonStart, horizonMonths, tickTimes } from "./curve-frame";
import { curvesCompared } from "./curves-compared";
import { customersWord } from "./customers-word";
import { groupLabel } from "./group-label";
import { type HistoryStart, historyStart } from "./history-start";
import { type LifeClock, lifeClock, possibleClocks } from "./life-clock";
import { type GroupLives, lifeTables, livesByGroupQuestion } from "./lives-by-group";
import { type GroupingSource, type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { placedSegments, segmentGrouping, segmentMasks } from "./segment-members";
import { type CurveFrame, type GroupLivesOf, survivalGroup } from "./survival-group";
import { survivalObstacles } from "./survival-obstacles";

/** A question about survival with its version and segments, and who answers. */
export interface AskedSurvival extends GroupingSource {
  readonly question: SurvivalQuestion;
}

/**
 * Curves of a population with their readings, one family of comparisons at the horizon, and a log-rank test (statistics, section 6).
 * The same for every reader: suppression is for the caller. Throws AppError invalid where lives cannot be told, and for a column that
 * is not one of customers.
 */
export async function computeSurvival(asked: AskedSurvival): Promise<SurvivalView> {
  const { version, question, ask } = asked;
  const clock = lifeClock(version.manifest, question.clock);
  const history = await historyOf(asked, clock);
  const resolved = question.by === undefined ? null : await grouped(asked, question.by);
  const grouping = resolved?.grouping ?? null;
  const historyFrom = history?.used ? history.from : null;
  const masks = resolved?.placed ? segmentMasks(resolved.placed, frameOfRules(version)) : null;
  const rows = await ask(livesByGroupQuestion({ versionId: version.id, grouping, masks, clock, historyFrom }));
  const curves = curvesOf(rows, resolved);
  const { frame, horizon, ticks } = frameOf(curves, clock, question);
  const obstacles = await survivalObstacles({ version, ask }, question.by, resolved);
  const drawn = curves.groups.map((group) => fromStart(group, frame));
  const comparisons = drawn.flatMap((group) => comparisonOf(group, frame, obstacles.get(group.key) ?? null));
  const { estimates, family } = compareScreen(comparisons);
  const compared = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  const everybody = survivalGroup(fromStart(curves.everybody, frame), frame, null);
  const groups = drawn.map((group) => viewOf(group, frame, compared.get(group.key)));
  const rest = restOf(drawn, question);
  const shown = resolved ? groups : [everybody];
  const unitWord = customersWord(version.manifest);
  const leftOut = leftOutOf(rows, { unitWord, from: historyFrom ?? undefined });
  return {
    dataset: datasetHead(version),
    by: grouping && { key: grouping.column.key, label: grouping.column.label, type: grouping.column.type },
    unitWord,
    clock: {
      kind: clock.kind,
      unit: clock.kind === "dates" ? "days" : "months",
      sentence: clock.sentence,
      possible: possibleClocks(version.manifest),
    },
    history: history && {
      from: history.from,
      source: history.source,
      used: history.used,
      sentence: historySentence(history, { ...history, start: frame.start, clock: clock.kind, unitWord }),
    },
    start: frame.start,
    horizon,
    until: frame.until,
    ticks,
    groups,
    rest: rest && survivalGroup(rest, frame, null),
    everybody,
    ...curvesCompared(drawn, { rest, obstacles, inOneGroup: !overlap(rows, resolved) }),
    family: { m: family.m, marked: family.marked, alpha: family.alpha },
    leftOut,
    explanation: explanationOf(shown.length === 1 ? (shown[0] ?? everybody) : everybody, { unitWord, horizon }),
    warnings: warningsOf({ n: everybody.n ?? 0, events: everybody.events ?? 0 }, leftOut),
    notes: notesOf({ resolved, obstacles, groups: drawn, frame }),
  };
}

interface History {
  readonly from: string;
  readonly source: "asked" | "found";
  readonly used: boolean;
  readonly began: number;
}

async function historyOf({ version, question, ask }: AskedSurvival, clock: LifeClock): Promise<History | null> {
  const { historyFrom } = question;
  const asked = historyFrom !== undefined && historyFrom !== "all" ? historyFrom : null;
  if (clock.kind === "tenure") {
    if (asked === null) return null;
    const sentence =
      "A day from which ends are recorded needs lives from dates; tenure alone does not say when they ran.";
    throw new AppError("invalid", sentence, [{ path: "historyFrom", value: asked }]);
  }
  if (asked !== null) return { from: asked, source: "asked", used: true, began: 0 };
  const found: HistoryStart | null = await historyStart(version.id, version.manifest.asOf ?? "", ask);
  return found && { from: found.from, source: "found", used: historyFrom !== "all", began: found.began };
}

/** Survival belongs to customers, so a column of another table cannot group it. */
async function grouped(asked: AskedSurvival, by: string): Promise<ResolvedGrouping> {
  if (by === segmentsKey) return bySegments(asked);
  const { bands, period } = asked.question;
  const resolved = await resolveGrouping(asked, {
    by,
    ...(bands === undefined ? {} : { bands }),
    ...(period === undefined ? {} : { period }),
  });
  if (resolved.grouping.table === "customers") return resolved;
  const sentence = `${resolved.grouping.column.label} belongs to ${resolved.grouping.table}, and a life to a customer: group by a column of customers.`;
  throw new AppError("invalid", sentence, [{ path: "by", value: by }]);
}

/** Sizes of segments are not asked for: lives are counted in the same pass as who is in which. */
function bySegments({ version, segments }: AskedSurvival): ResolvedGrouping {
  const placed = placedSegments(segments ?? [], frameOfRules(version));
  return {
    grouping: segmentGrouping(placed, frameOfRules(version)),
    groups: placed.map(({ segment }) => ({ group_key: segment.ref, size: 0, customers: 0 })),
    total: 0,
    folded: false,
    placed,
    masks: [],
  };
}

function frameOfRules({ id, manifest }: AskedSurvival["version"]) {
  return { versionId: id, manifest };
}

interface Curves {
  readonly groups: readonly (GroupLivesOf & { readonly fault: string | null })[];
  readonly everybody: GroupLivesOf;
}

function curvesOf(rows: readonly GroupLives[], resolved: ResolvedGrouping | null): Curves {
  const keys = resolved?.groups.map(({ group_key: key }) => key) ?? [];
  const tables = lifeTables(rows, keys, resolved?.grouping.belongs ?? (() => false));
  const everybody = { key: "everybody", label: "Everybody", code: null, lives: tables.everybody, rest: null };
  if (!resolved) return { groups: [], everybody };
  const { grouping, placed } = resolved;
  const placedOf = new Map(placed?.map((one) => [one.segment.ref, one]));
  return {
    everybody,
    groups: keys.map((key, index) => {
      const segment = placedOf.get(key);
      return {
        key,
        label: segment?.segment.name ?? groupLabel(key, grouping.column),
        code: segment?.segment.code ?? null,
        fault: segment?.fault ?? null,
        lives: tables.groups[index]?.own ?? [],
        rest: tables.groups[index]?.rest ?? [],
      };
    }),
  };
}

function frameOf({ groups, everybody }: Curves, { kind }: LifeClock, question: SurvivalQuestion) {
  const own = groups.length === 0 ? [everybody.lives] : groups.map(({ lives }) => lives);
  const all = groups.length === 1 ? [...own, groups[0]?.rest ?? []] : own;
  const start = commonStart(all, everybody.lives);
  const beyond = (lives: readonly LifeRow[]) => livesBeyondStart(lives, start);
  const months = horizonMonths(all.map(beyond), { clock: kind, start, asked: question.horizon });
  const horizon = months === null ? null : { months, time: timeOfMonths(months, kind) };
  const ticks = tickTimes(all, kind);
  const frame: CurveFrame = {
    clock: kind,
    start,
    horizon: horizon?.time ?? null,
    until: commonEnd(all.map(beyond)),
    ticks: ticks.map(({ time }) => time),
  };
  return { frame, horizon, ticks };
}

type Drawn = Curves["groups"][number];

function fromStart<Of extends GroupLivesOf>(group: Of, { start }: CurveFrame): Of {
  const rest = group.rest && livesBeyondStart(group.rest, start);
  return { ...group, lives: livesBeyondStart(group.lives, start), rest };
}

/** From 0 on all count, those who left on their first day too. */
function livesBeyondStart(lives: readonly LifeRow[], start: number): readonly LifeRow[] {
  return start > 0 ? livesBeyond(lives, start) : lives;
}

function comparisonOf(group: Drawn, frame: CurveFrame, obstacle: string | null): Comparison[] {
  if (frame.horizon === null || group.fault !== null || startsTooLate(group, frame)) return [];
  return [
    {
      kind: "survival",
      id: group.key,
      relation: "rest",
      time: frame.horizon,
      group: group.lives,
      reference: group.rest,
      obstacle: obstacle === null ? null : "leak",
      minimumEffect: onePoint,
    },
  ];
}

const onePoint = 0.01;

function viewOf(
  group: Drawn,
  frame: CurveFrame,
  compared: Parameters<typeof survivalGroup>[2] | undefined,
): SurvivalGroup {
  if (group.fault !== null) return withoutCurve(group, "notDefined", group.fault);
  if (startsTooLate(group, frame))
    return { ...withoutCurve(group, "notDefined", tooLateSentence(group, frame)), n: livesIn(group.lives) };
  return survivalGroup(group, frame, compared ?? null);
}

/** A group that has enough at risk only long after the others would be told from a handful of lives. */
function startsTooLate({ lives }: GroupLivesOf, { start }: CurveFrame): boolean {
  const first = firstWellObserved(lives);
  return first !== null && first > start && lives.some(({ entered = 0 }) => entered > 0);
}

function tooLateSentence({ lives }: GroupLivesOf, { clock }: CurveFrame): string {
  return `Enough are observed only from ${lifeWords(firstWellObserved(lives) ?? 0, clock)} of life on, later than the others.`;
}

/** Whether a customer is in two of the groups. */
function overlap(rows: readonly GroupLives[], resolved: ResolvedGrouping | null): boolean {
  if (!resolved?.placed) return false;
  const { grouping, groups } = resolved;
  const keys = [...new Set(rows.map((row) => row.group_key))];
  return keys.some((key) => groups.filter(({ group_key: group }) => grouping.belongs(key, group)).length > 1);
}

/** The curve of everybody else stands beside a single segment. */
function restOf(drawn: readonly Drawn[], { by, compare }: SurvivalQuestion): GroupLivesOf | null {
  const [only, second] = drawn;
  if (by !== segmentsKey || compare === "none" || !only?.rest || second || only.fault !== null) return null;
  return { key: "rest", label: "The rest", code: null, lives: only.rest, rest: null };
}

function leftOutOf(rows: readonly GroupLives[], words: { unitWord: string; from: string | undefined }) {
  const counts = new Map<string, number>();
  for (const { fault, events, censored } of rows)
    if (fault !== null) counts.set(fault, (counts.get(fault) ?? 0) + events + censored);
  return [...counts]
    .sort(([code, one], [otherCode, other]) => other - one || (code < otherCode ? -1 : 1))
    .map(([reason, count]) => ({ reason, count, sentence: leftOutSentence(reason, count, words) }));
}

interface NoteSource {
  readonly resolved: ResolvedGrouping | null;
  readonly obstacles: ReadonlyMap<string, string>;
  readonly groups: readonly Drawn[];
  readonly frame: CurveFrame;
}

function notesOf({ resolved, obstacles, groups, frame }: NoteSource): string[] {
  const label = resolved?.grouping.column.label ?? "";
  const gone = groups.filter(({ lives }) => livesIn(lives) >= 5 && lives.every(({ censored }) => censored === 0));
  return [
    ...new Set(obstacles.values()),
    ...gone.map(
      ({ label: own, lives }) =>
        `${own}: all ${livesIn(lives)} had left by ${lifeWords(Math.max(...lives.map(({ time }) => time)), frame.clock)}.`,
    ),
    ...(resolved?.folded ? [`${label} has many values: the 59 largest stand alone, all others are together.`] : []),
    ...(resolved ? ["Not adjusted for other columns."] : []),
    ...(frame.start > 0
      ? [
          `Before ${monthsOfTime(frame.start, frame.clock).toFixed(1)} months of life too few are observed to begin a curve.`,
        ]
      : []),
  ];
}
