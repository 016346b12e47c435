import { and, eq } from "drizzle-orm";
import { mixGoals } from "@/drizzle/schema/mix-goals";
import { users } from "@/drizzle/schema/people";
import type { Scope } from "@/lib/domain/actor";
import type { MixGoal, MixGoalInput } from "@/lib/domain/mix-goal";
import { instantNow } from "@/lib/platform/clock";
import { ask } from "./database";

export async function mixGoalOf(scope: Scope, datasetId: string): Promise<MixGoal | null> {
  const rows = await ask((db) =>
    db
      .select({ share: mixGoals.share, by: mixGoals.byMonth, setBy: users.name, setAt: mixGoals.setAt })
      .from(mixGoals)
      .innerJoin(users, eq(users.id, mixGoals.setBy))
      .where(ofDataset(scope, datasetId)),
  );
  return rows[0] ?? null;
}

/** Sets the goal of a dataset in place of an earlier one. */
export async function setMixGoal(
  scope: Scope,
  { datasetId, share, by, setBy }: MixGoalInput & { readonly datasetId: string; readonly setBy: string },
): Promise<void> {
  const to = { share, byMonth: by, setBy, setAt: instantNow() };
  await ask((db) =>
    db
      .insert(mixGoals)
      .values({ workspaceId: scope.workspaceId, datasetId, ...to })
      .onConflictDoUpdate({ target: [mixGoals.workspaceId, mixGoals.datasetId], set: to }),
  );
}

export async function removeMixGoal(scope: Scope, datasetId: string): Promise<void> {
  await ask((db) => db.delete(mixGoals).where(ofDataset(scope, datasetId)));
}

function ofDataset(scope: Scope, datasetId: string) {
  return and(eq(mixGoals.workspaceId, scope.workspaceId), eq(mixGoals.datasetId, datasetId));
}
