import { compile, type Statement } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import { methodWords } from "@/lib/domain/method-words";
import { metricOf } from "@/lib/domain/metrics";
import type { Explanation } from "@/lib/domain/scoreboard";
import { againstLabel, estimateWords } from "@/lib/domain/sentence";
import { type Asked, type CellAddress, cellPlan } from "./cell-plan";
import { cellValueQuestion } from "./cell-value";
import { duckDbCommand } from "./duckdb-command";
import { periodWords, retainedPeriods } from "./retained-periods";
import { computeScoreboard } from "./scoreboard";

/**
 * Everything behind one cell of the screen that `question` asks for, with the mark of that screen. Throws AppError notFound where
 * the screen has no such group or metric.
 */
export async function explainCell(asked: Asked, { group, metric: id }: CellAddress): Promise<Explanation> {
  const { version } = asked;
  const view = await computeScoreboard(asked);
  const column = view.metrics.findIndex((metric) => metric.id === id);
  const row = group === null ? -1 : view.groups.findIndex((one) => one.key === group);
  const cell = group === null ? view.totals[column] : view.cells[row]?.[column];
  const head = view.metrics[column];
  if (!cell || !head) {
    throw new AppError("notFound", `This scoreboard has no cell for ${group ?? "the total"} and ${id}.`, [
      { path: "group" },
    ]);
  }
  const { currency } = version.manifest;
  const words = cell.estimate
    ? estimateWords(cell.estimate, head, { against: `group:${againstLabel(view)}`, currency })
    : [];
  const periods = retainedPeriods(head, asked);
  const said = [
    ...words,
    ...(cell.sentence === null ? [] : [cell.sentence]),
    ...(periods && cell.estimate ? [`${periodWords(periods)}.`] : []),
  ];
  const ran = cell.state === "shown" ? await runStatement(asked, { group, metric: id }) : null;
  return {
    metric: head,
    group,
    cell,
    family: view.family,
    words: said,
    method: methodWords(metricOf(id, version.manifest)?.kind ?? "count"),
    sql: ran?.text ?? null,
    parameters: (ran?.parameters ?? []).map(({ type, value }) => ({
      type,
      value: value === null ? null : String(value),
    })),
    command: ran ? duckDbCommand(version, ran) : null,
    versions: {
      dataset: version.datasetSlug,
      datasetVersion: version.number,
      versionId: version.id,
      metric: head.id,
      metricVersion: head.version,
    },
  };
}

async function runStatement(asked: Asked, address: CellAddress): Promise<Statement> {
  const { metric, plan, options } = await cellPlan(asked, address);
  const question = cellValueQuestion(metric, plan, options, address.group);
  await asked.ask(question);
  return compile(question.statement);
}
