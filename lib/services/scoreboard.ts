import "server-only";
import { demand, may } from "@/lib/access/allow";
import type { Asked } from "@/lib/analytics/queries/cell-plan";
import { countBy } from "@/lib/analytics/queries/count-by";
import { explainCell } from "@/lib/analytics/queries/explain-cell";
import { memberLines } from "@/lib/analytics/queries/member-lines";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { metricHead } from "@/lib/domain/metric";
import { availability, metricOf, metrics } from "@/lib/domain/metrics";
import type { Cell, Explanation, Group, ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import type { MetricList, Sizes } from "@/lib/domain/scoreboard-answers";
import { sharedWords } from "@/lib/domain/sentence";
import { hiddenInLine } from "@/lib/stats/small-cells";
import { recordAudit } from "./audit";
import { coarseGroup, hasOwnBands, shownWords, withCoarseRows } from "./coarse-board";
import { askOf } from "./engine";
import { demandColumn } from "./groupable";
import { closedSentence, isMetricOpen } from "./metric-access";
import { nearDefinitions } from "./near-definitions";
import { openPopulation, type VersionAddress } from "./open-population";
import { ruleForReader } from "./rule-for-reader";
import { withoutSmallGroups, withoutSmallSegments } from "./suppression";
import { resolveVersion } from "./versions";

export interface AskedQuestion {
  readonly question: ScoreboardQuestion;
  readonly signal?: AbortSignal | undefined;
}

/** One number of a screen: a metric in a group, or (group null) in the whole base. */
export interface AskedNumber extends AskedQuestion {
  readonly metricId: string;
  readonly group: string | null;
}

/** Groups × metrics as this role may see it: closed metrics and small groups are hidden, marks are the same for everybody. */
export async function scoreboard(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: AskedQuestion,
): Promise<ScoreboardView> {
  const asked = await openQuestion(actor, address, { question, signal });
  return await shownTo(actor, asked, await computeScoreboard(asked));
}

const noStatement = { sql: null, parameters: [], command: null };

const closedStatementSentence =
  "The SQL is not shown: a rule of this question asks for texts of a column that is closed to your job role.";

/**
 * Everything behind one number: words, method, SQL, versions; the command only for those who may export rows, and neither where a
 * rule asks for texts that the reader does not read.
 */
export async function explanation(actor: Actor, address: VersionAddress, number: AskedNumber): Promise<Explanation> {
  const asked = await openQuestion(actor, address, { ...number, question: withMetric(number) });
  const { version } = asked;
  const view = await shownTo(actor, asked, await computeScoreboard(asked));
  const cell = cellOf(view, number);
  const found = await explainCell(asked, { group: number.group, metric: number.metricId });
  // The words are those of the number as it is shown, which may be rounded; what follows them is the same for everybody.
  const said = found.words.slice(shownWords(view, found.cell, found.metric).length);
  const words = [...shownWords(view, cell, found.metric), ...said, ...sharedWords(view, number.group)];
  const explained = { ...found, cell, words };
  if (cell.state === "suppressed" || cell.state === "noAccess")
    return { ...explained, words: [cell.sentence ?? ""], ...noStatement };
  if (!may(actor, "sql.read")) return { ...explained, ...noStatement };
  // A statement counts by every segment of its question, so it holds the texts of all their rules.
  if (asked.segments?.some(({ rule }) => ruleForReader(actor, version, rule) !== rule))
    return { ...explained, words: [...words, closedStatementSentence], ...noStatement };
  if (explained.command === null || !may(actor, "command.read")) return { ...explained, command: null };
  await recordAudit(actor, "command.read", { kind: "version", id: version.id }, { metric: number.metricId });
  return explained;
}

/** The registry with what this version allows; what is missing names the field. */
export async function metricList(actor: Actor, address: VersionAddress): Promise<MetricList> {
  demand(actor, "metrics.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  return {
    metrics: metrics.map((metric) => {
      const state = availability(metric, version.manifest);
      const head = metricHead(metric, state.available ? state.form : undefined);
      if (!isMetricOpen(actor, metric, version)) return { metric: head, available: false, sentence: closedSentence };
      return { metric: head, available: state.available, sentence: state.available ? null : state.sentence };
    }),
  };
}

/** Sizes of the groups of a column. */
export async function groupSizes(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: AskedQuestion,
): Promise<Sizes> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  demandColumn(actor, version, question.by);
  const counted = await countBy(version, question, askOf(version, signal));
  const sizes = { ...counted, groups: [...counted.groups] };
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return sizes;
  const hidden = hiddenInLine(counted.groups.map((group) => group.customers ?? 0));
  const isOwn = hasOwnBands(question, version);
  const shown = (group: Group) => (isOwn ? coarseGroup(group, counted.total) : group);
  return {
    ...sizes,
    groups: counted.groups.map((group, index) =>
      hidden[index] ? { ...group, size: null, customers: null, shareOfTotal: null } : shown(group),
    ),
  };
}

/** The version and the question of a number, checked against what the reader may see of it; for the rows behind it. */
export async function openNumber(
  actor: Actor,
  address: VersionAddress,
  number: AskedNumber,
): Promise<{ asked: Asked; cell: Cell }> {
  const asked = await openQuestion(actor, address, { ...number, question: withMetric(number) });
  const view = await shownTo(actor, asked, await computeScoreboard(asked));
  return { asked, cell: cellOf(view, number) };
}

/** A question with its version and segments, after the rights have been checked; segments are named by their versions. */
async function openQuestion(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: AskedQuestion,
): Promise<Asked> {
  const opened = await openPopulation(actor, address, question, signal);
  const { segments } = opened;
  return { ...opened, question: segments ? { ...question, segments: segments.map(({ ref }) => ref) } : question };
}

async function shownTo(actor: Actor, asked: Asked, view: ScoreboardView): Promise<ScoreboardView> {
  const { version, segments } = asked;
  const closed = view.metrics.map((head) => {
    const metric = metricOf(head.id, version.manifest);
    return metric !== undefined && !isMetricOpen(actor, metric, version);
  });
  const hide = (cell: Cell, index: number): Cell =>
    closed[index] ? { state: "noAccess", estimate: null, sentence: closedSentence } : cell;
  const open = { ...view, cells: view.cells.map((row) => row.map(hide)), totals: view.totals.map(hide) };
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return open;
  if (!segments) {
    const whole = withoutSmallGroups(open);
    return hasOwnBands(asked.question, version) ? withCoarseRows(whole, () => true, "ownBands") : whole;
  }
  const near = await nearDefinitions(actor, { ...asked, segments });
  const whole = withoutSmallSegments(open, await memberLines(asked));
  return withCoarseRows(whole, ({ key }) => near.has(key), "nearDefinition");
}

/** The family of a number is that of its screen, so the metric must be one of it. */
function withMetric({ question, metricId }: AskedNumber): ScoreboardQuestion {
  return question.metrics.includes(metricId) ? question : { ...question, metrics: [...question.metrics, metricId] };
}

function cellOf(view: ScoreboardView, { metricId, group }: AskedNumber): Cell {
  const column = view.metrics.findIndex((metric) => metric.id === metricId);
  const row = view.groups.findIndex((candidate) => candidate.key === group);
  const cell = group === null ? view.totals[column] : view.cells[row]?.[column];
  if (!cell)
    throw new AppError(
      "notFound",
      `There is no group ${group ?? ""} on this screen. Open the scoreboard to see its groups.`,
    );
  return cell;
}
