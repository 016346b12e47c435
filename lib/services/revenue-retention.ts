import "server-only";
import { measureRevenue } from "@/lib/analytics/queries/measure-revenue";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { RevenueQuestion, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { openPopulation, type VersionAddress } from "./open-population";
import { withoutSmallRevenue } from "./revenue-suppression";

/** NRR, GRR and customers kept, with the bridge between two periods, as this role may see them. */
export async function revenueRetention(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: { readonly question: RevenueQuestion; readonly signal?: AbortSignal | undefined },
): Promise<RevenueRetentionView> {
  const opened = await openPopulation(actor, address, question, signal);
  const view = await measureRevenue({ ...opened, question });
  if (!suppressesSmallCells(actor.jobRole, actor.level)) return view;
  return withoutSmallRevenue(view, question.by === segmentsKey);
}
