import "server-only";
import { measureTrend } from "@/lib/analytics/queries/measure-trend";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { metricOf } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { TrendQuestion, TrendView } from "@/lib/domain/trend";
import { closedSentence, isMetricOpen } from "./metric-access";
import { openPopulation, type VersionAddress } from "./open-population";
import { withoutSmallPoints } from "./trend-suppression";

/** A metric by month, quarter or year, as this role may see it. */
export async function trend(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: { readonly question: TrendQuestion; readonly signal?: AbortSignal | undefined },
): Promise<TrendView> {
  const opened = await openPopulation(actor, address, question, signal);
  const metric = metricOf(question.metric, opened.version.manifest);
  if (metric && !isMetricOpen(actor, metric, opened.version)) throw new AppError("forbidden", closedSentence);
  const view = await measureTrend({ ...opened, question });
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return view;
  return withoutSmallPoints(view, question.by === segmentsKey);
}
