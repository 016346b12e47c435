import "server-only";
import { type MeasuredRevenue, measureRevenue } from "@/lib/analytics/queries/measure-revenue";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { RevenueQuestion, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { openPopulation, type VersionAddress } from "./open-population";
import { withoutSmallRevenue } from "./revenue-suppression";

interface AskedRevenue {
  readonly question: RevenueQuestion;
  readonly signal?: AbortSignal | undefined;
}

/** NRR, GRR and customers kept, with the bridge between two periods, as this role may see them. */
export async function revenueRetention(
  actor: Actor,
  address: VersionAddress,
  asked: AskedRevenue,
): Promise<RevenueRetentionView> {
  return (await revenueWithLines(actor, address, asked)).view;
}

/** The same with who stands behind its numbers, for a page that sets others beside them. */
export async function revenueWithLines(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: AskedRevenue,
): Promise<MeasuredRevenue> {
  const opened = await openPopulation(actor, address, question, signal);
  const measured = await measureRevenue({ ...opened, question });
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return measured;
  return { ...measured, view: withoutSmallRevenue(measured, question.by === segmentsKey) };
}
