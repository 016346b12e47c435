import { and, asc, eq, inArray } from "drizzle-orm";
import { datasetVersions } from "@/drizzle/schema/datasets";
import { users } from "@/drizzle/schema/people";
import { hypothesisLooks, hypothesisOverrides } from "@/drizzle/schema/studies";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Look, Override } from "@/lib/domain/hypothesis";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { hasCode } from "./faults";
import { holdVersion } from "./versions";

export type NewLook = Omit<Look, "datasetVersion" | "lookedAt" | "lookedBy"> & { readonly lookedBy: string };

/** Keeps computed verdicts for good. The database refuses what is not the next look of an open claim, or not the verdict of its interval. */
export async function addLooks(scope: Scope, looks: readonly NewLook[]): Promise<void> {
  const { workspaceId } = scope;
  if (looks.length === 0) return;
  const lookedAt = instantNow();
  try {
    await transaction(async () => {
      for (const versionId of new Set(looks.map(({ datasetVersionId }) => datasetVersionId)))
        await holdVersion(scope, versionId);
      await ask((db) => db.insert(hypothesisLooks).values(looks.map((look) => ({ ...look, workspaceId, lookedAt }))));
    });
  } catch (error) {
    // Refused by a key or by the trigger: another review came in between, or a hypothesis ended meanwhile.
    if (!hasCode(error, (code) => code === "23505" || code === "23001")) throw error;
    const sentence = "These hypotheses were judged or retired at the same moment. Load the page again.";
    throw new AppError("conflict", sentence, [], { cause: error });
  }
}

/** The looks at hypotheses, the first one first. */
export async function listLooks(scope: Scope, hypothesisIds: readonly string[]): Promise<Look[]> {
  if (hypothesisIds.length === 0) return [];
  const rows = await ask((db) =>
    db
      .select({ look: hypothesisLooks, datasetVersion: datasetVersions.number, lookedBy: users.name })
      .from(hypothesisLooks)
      .innerJoin(datasetVersions, eq(datasetVersions.id, hypothesisLooks.datasetVersionId))
      .innerJoin(users, eq(users.id, hypothesisLooks.lookedBy))
      .where(
        and(
          eq(hypothesisLooks.workspaceId, scope.workspaceId),
          inArray(hypothesisLooks.hypothesisId, [...hypothesisIds]),
        ),
      )
      .orderBy(asc(hypothesisLooks.hypothesisId), asc(hypothesisLooks.number)),
  );
  return rows.map(({ look: { workspaceId: _, ...look }, ...rest }) => ({ ...look, ...rest }));
}

/** Signs a word beside the verdict of a look; it is never changed, only followed by another. */
export async function addOverride(
  scope: Scope,
  input: Pick<Override, "hypothesisId" | "look" | "verdict" | "note"> & { readonly signedBy: string },
): Promise<void> {
  const { workspaceId } = scope;
  const row = { ...input, id: newId(), workspaceId, signedAt: instantNow() };
  await ask((db) => db.insert(hypothesisOverrides).values(row));
}

/** What was signed beside the verdicts of hypotheses, the first one first. */
export async function listOverrides(scope: Scope, hypothesisIds: readonly string[]): Promise<Override[]> {
  if (hypothesisIds.length === 0) return [];
  const rows = await ask((db) =>
    db
      .select({ override: hypothesisOverrides, signedBy: users.name })
      .from(hypothesisOverrides)
      .innerJoin(users, eq(users.id, hypothesisOverrides.signedBy))
      .where(
        and(
          eq(hypothesisOverrides.workspaceId, scope.workspaceId),
          inArray(hypothesisOverrides.hypothesisId, [...hypothesisIds]),
        ),
      )
      .orderBy(asc(hypothesisOverrides.signedAt), asc(hypothesisOverrides.id)),
  );
  return rows.map(({ override: { workspaceId: _, ...override }, signedBy }) => ({ ...override, signedBy }));
}
