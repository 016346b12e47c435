import "server-only";
import { computeSurvival } from "@/lib/analytics/queries/survival";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { SurvivalView } from "@/lib/domain/survival";
import type { SurvivalQuestion } from "@/lib/domain/survival-question";
import { openPopulation, type VersionAddress } from "./open-population";
import { withoutSmallCurves } from "./survival-suppression";

/** Survival curves of a population as this role may see them. Throws AppError invalid where lives cannot be told. */
export async function survival(
  actor: Actor,
  address: VersionAddress,
  { question, signal }: { readonly question: SurvivalQuestion; readonly signal?: AbortSignal | undefined },
): Promise<SurvivalView> {
  const opened = await openPopulation(actor, address, question, signal);
  const { segments } = opened;
  const asked = segments ? { ...question, segments: segments.map(({ ref }) => ref) } : question;
  const view = await computeSurvival({ ...opened, question: asked });
  return suppressesSmallCells(actor.jobRole, actor.level) ? withoutSmallCurves(view) : view;
}
