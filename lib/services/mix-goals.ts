import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { MixGoal, MixGoalInput } from "@/lib/domain/mix-goal";
import { datasetBySlug } from "@/lib/store/datasets";
import { mixGoalOf, removeMixGoal, setMixGoal } from "@/lib/store/mix-goals";
import { recordAudit } from "./audit";

/** The goal of a dataset's mix; null where none is set. */
export async function mixGoal(actor: Actor, dataset: string): Promise<MixGoal | null> {
  demand(actor, "kpis.read");
  const { id } = await datasetBySlug(actor.scope, dataset);
  return await mixGoalOf(actor.scope, id);
}

/** Sets the goal in place of an earlier one; null takes it away. */
export async function changeMixGoal(actor: Actor, dataset: string, goal: MixGoalInput | null): Promise<MixGoal | null> {
  demand(actor, "mixGoal.set");
  const { id } = await datasetBySlug(actor.scope, dataset);
  if (goal) await setMixGoal(actor.scope, { datasetId: id, ...goal, setBy: actor.userId });
  else await removeMixGoal(actor.scope, id);
  await recordAudit(actor, goal ? "mixGoal.set" : "mixGoal.remove", { kind: "dataset", id }, goal ?? {});
  return await mixGoal(actor, dataset);
}
