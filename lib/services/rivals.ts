import "server-only";
import { demand } from "@/lib/access/allow";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { CompetitorFigures } from "@/lib/domain/market-view";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { isSmall } from "@/lib/stats/small-cells";
import { marketCompetitors } from "./market-measures";
import { openPopulation, type VersionAddress } from "./open-population";

/** How often deals with a published segment are won against each competitor that the data name, most deals first. */
export async function rivals(actor: Actor, address: VersionAddress, segment: string): Promise<CompetitorFigures[]> {
  demand(actor, "artefacts.read");
  const opened = await openPopulation(actor, address, { by: segmentsKey, segments: [segment] });
  const resolved = await resolveGrouping(opened, { by: segmentsKey });
  const asked = opened.segments?.[0];
  if (!asked) return [];
  const size = resolved.groups[0]?.size ?? 0;
  const isHidden =
    suppressesSmallCells(actor.jobRole, actor.level) && (isSmall(size) || isSmall(resolved.total - size));
  return await marketCompetitors(actor, { ...opened, resolved }, { asked, market: null, isHidden });
}
