import { inSentence, shortlisted } from "./in-sentence";
import { type ScoreboardView, segmentsKey } from "./scoreboard";
import { againstLabel, judgement } from "./sentence";

interface Standing {
  readonly label: string;
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly judged: number;
  /** How far its differences reach, each as a part of the largest of its column, added up: decides the order among equals. */
  readonly reach: number;
}

/** Groups that are no kind of customer: what has no value, and what was folded together. They are never a finding. */
const namelessGroups: ReadonlySet<string> = new Set(["(empty)", "(other values)"]);

/**
 * The finding of a scoreboard as one sentence: the groups that are better on most metrics, those that are worse on most. Claims
 * only what is marked; says so where most could not be compared; a plain name where nothing is clear.
 */
export function headline(view: ScoreboardView): string {
  const standings = view.groups.flatMap((group, row) =>
    namelessGroups.has(group.key) || group.size === null ? [] : [standing(view, row)],
  );
  const against = againstLabel(view);
  const judgeable = view.metrics.filter((metric) => metric.direction !== null).length;
  const best = most(standings, "better");
  const worst = most(standings, "worse");
  if (best && worst && names(best) === names(worst))
    return `${names(best)}: better than ${against} on ${metricWords(best, "better", judgeable)}, worse on ${metricWords(worst, "worse", judgeable)}`;
  const better = best && `${names(best)}: better than ${against} on ${metricWords(best, "better", judgeable)}`;
  const worse =
    worst && `${names(worst)}: worse${better ? "" : ` than ${against}`} on ${metricWords(worst, "worse", judgeable)}`;
  if (better || worse) return [better, worse].filter((part) => part !== undefined).join("; ");
  const { one, several, some } = groupWords(view);
  if (view.family.m === 0) return `Too few data to compare ${several}`;
  if (view.family.marked > 0) return `${some} differ from ${against}`;
  if (isMostlyUntold(view))
    return `Too few data for most ${several.replace("the ", "")}; among the others no clear difference`;
  return `No ${one} clearly differs from ${against}`;
}

function groupWords({ by }: ScoreboardView) {
  if (by.key === segmentsKey) return { one: "segment", several: "the segments", some: "Some segments" };
  return { one: `group of ${by.label}`, several: `the groups of ${by.label}`, some: `Groups by ${by.label}` };
}

function standing(view: ScoreboardView, row: number): Standing {
  const better: string[] = [];
  const worse: string[] = [];
  let judged = 0;
  let reach = 0;
  view.metrics.forEach((metric, column) => {
    const estimate = view.cells[row]?.[column]?.estimate;
    if (!estimate || metric.direction === null) return;
    if (estimate.mark === "higher" || estimate.mark === "lower" || estimate.mark === "none") judged += 1;
    const verdict = judgement(estimate.mark, metric.direction);
    if (!verdict) return;
    (verdict === "better" ? better : worse).push(metric.name);
    reach += Math.abs(estimate.difference?.value ?? 0) / largestDifference(view, column);
  });
  return { label: view.groups[row]?.label ?? "", better, worse, judged, reach };
}

function largestDifference(view: ScoreboardView, column: number): number {
  const sizes = view.cells.map((cells) => Math.abs(cells[column]?.estimate?.difference?.value ?? 0));
  return Math.max(...sizes) || 1;
}

type Standings = readonly [Standing, ...Standing[]];

/** The groups with the most metrics of a kind, the furthest first; undefined where none has any. */
function most(standings: readonly Standing[], side: "better" | "worse"): Standings | undefined {
  const count = Math.max(0, ...standings.map((one) => one[side].length));
  const [first, ...others] = standings
    .filter((one) => count > 0 && one[side].length === count)
    .sort((one, other) => other.reach - one.reach);
  // With one metric in common several groups may stand out on different ones: only those of the first are named together.
  return first && [first, ...others.filter((one) => one[side].join() === first[side].join())];
}

function names(standings: Standings): string {
  return shortlisted(standings.map((one) => one.label));
}

function isMostlyUntold({ cells }: ScoreboardView): boolean {
  const marks = cells.flat().flatMap((cell) => cell.estimate?.mark ?? []);
  return marks.filter((mark) => mark === "notEnough").length > marks.length / 2;
}

/** The metrics that groups have in common, of how many they were judged on: no number is given where that differs between them. */
function metricWords([one, ...others]: Standings, side: "better" | "worse", judgeable: number): string {
  const { judged } = one;
  const metrics = one[side].map(inSentence);
  const [first = "", second] = metrics;
  if (metrics.length === 1) return first;
  if (metrics.length === 2) return `${first} and ${second}`;
  if (others.some((other) => other.judged !== judged)) return `${metrics.length} metrics`;
  if (metrics.length < judged) return `${metrics.length} of ${judged} metrics`;
  return `all ${metrics.length} ${judged < judgeable ? "that can be told" : "metrics"}`;
}
