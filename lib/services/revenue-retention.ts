import "server-only";
import { demand } from "@/lib/access/allow";
import { type MeasuredRevenue, measureRevenue } from "@/lib/analytics/queries/measure-revenue";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { RevenueQuestion, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { type OpenPopulation, openPopulation, type VersionAddress } from "./open-population";
import { withoutSmallRevenue } from "./revenue-suppression";

interface AskedRevenue {
  readonly question: RevenueQuestion;
  readonly signal?: AbortSignal | undefined;
}

/** NRR, GRR and customers kept, with the bridge between two periods, as this role may see them. */
export async function revenueRetention(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: AskedRevenue,
): Promise<RevenueRetentionView> {
  const opened = await openPopulation(actor, address, question, signal);
  return (await revenueWithLines(actor, opened, question)).view;
}

/** The same of a population that is open already, with who stands behind its numbers, for a page that sets others beside them. */
export async function revenueWithLines(
  actor: Actor,
  opened: OpenPopulation,
  question: RevenueQuestion,
): Promise<MeasuredRevenue> {
  demand(actor, "segmentKpis.read");
  const measured = await measureRevenue({ ...opened, question });
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return measured;
  return { ...measured, view: withoutSmallRevenue(measured, question.by === segmentsKey) };
}
