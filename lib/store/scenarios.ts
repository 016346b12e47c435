import { and, count, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { users } from "@/drizzle/schema/people";
import { scenarios } from "@/drizzle/schema/scenarios";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { mostScenarios, type NewScenario, type Scenario } from "@/lib/domain/scenario";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";

const sameName = "A scenario of this name is kept already. Choose another name.";

/** The kept scenarios of a dataset, the newest first. */
export async function listScenarios(scope: Scope, datasetId: string): Promise<Scenario[]> {
  const rows = await ask((db) =>
    db
      .select({ row: scenarios, savedBy: users.name })
      .from(scenarios)
      .innerJoin(users, eq(users.id, scenarios.savedBy))
      .where(and(ofDataset(scope, datasetId), isNull(scenarios.removedAt)))
      .orderBy(desc(scenarios.savedAt), desc(scenarios.id)),
  );
  return rows.map(({ row: { id, name, note, question, version, savedAt }, savedBy }) => ({
    id,
    name,
    note,
    question,
    version,
    savedBy,
    savedAt,
  }));
}

/** Keeps a scenario; another of the same name is a conflict, and so is one too many. */
export async function addScenario(
  scope: Scope,
  { datasetId, savedBy, ...scenario }: NewScenario & { readonly datasetId: string; readonly savedBy: string },
): Promise<string> {
  const id = newId();
  await uniqueOr(sameName, () =>
    transaction(async () => {
      await demandRoom(scope, datasetId);
      await ask((db) =>
        db
          .insert(scenarios)
          .values({ ...scenario, id, workspaceId: scope.workspaceId, datasetId, savedBy, savedAt: instantNow() }),
      );
    }),
  );
  return id;
}

/** Takes a scenario off the list. */
export async function removeScenario(scope: Scope, datasetId: string, id: string): Promise<void> {
  const where = and(ofDataset(scope, datasetId), eq(scenarios.id, id), isNull(scenarios.removedAt));
  const to = { removedAt: instantNow() };
  found(await ask((db) => db.update(scenarios).set(to).where(where).returning({ id: scenarios.id })), "scenario");
}

/** Puts it back; a conflict where its name has been given to another since. */
export async function restoreScenario(scope: Scope, datasetId: string, id: string): Promise<void> {
  const where = and(ofDataset(scope, datasetId), eq(scenarios.id, id), isNotNull(scenarios.removedAt));
  await uniqueOr(sameName, () =>
    transaction(async () => {
      await demandRoom(scope, datasetId);
      found(
        await ask((db) => db.update(scenarios).set({ removedAt: null }).where(where).returning({ id: scenarios.id })),
        "scenario",
      );
    }),
  );
}

async function demandRoom(scope: Scope, datasetId: string): Promise<void> {
  const where = and(ofDataset(scope, datasetId), isNull(scenarios.removedAt));
  const [kept] = await ask((db) => db.select({ scenarios: count() }).from(scenarios).where(where));
  if (Number(kept?.scenarios ?? 0) >= mostScenarios)
    throw new AppError("conflict", `${mostScenarios} scenarios are kept already. Delete one that nobody needs.`);
}

function ofDataset(scope: Scope, datasetId: string) {
  return and(eq(scenarios.workspaceId, scope.workspaceId), eq(scenarios.datasetId, datasetId));
}
