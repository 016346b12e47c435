import { and, eq, inArray } from "drizzle-orm";
import { users } from "@/drizzle/schema/people";
import { prioritySettings, segmentMarkets } from "@/drizzle/schema/priorities";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Market, WrittenMarket } from "@/lib/domain/market";
import type { PrioritySettings, WrittenSettings } from "@/lib/domain/priority-settings";
import { instantNow } from "@/lib/platform/clock";
import { ask } from "./database";

/** What is written about the markets of segments; those of which nothing is are left out. */
export async function listMarkets(scope: Scope, segmentIds: readonly string[]): Promise<WrittenMarket[]> {
  if (segmentIds.length === 0) return [];
  const rows = await ask((db) =>
    db
      .select({ row: segmentMarkets, name: users.name })
      .from(segmentMarkets)
      .innerJoin(users, eq(users.id, segmentMarkets.updatedBy))
      .where(
        and(eq(segmentMarkets.workspaceId, scope.workspaceId), inArray(segmentMarkets.segmentId, [...segmentIds])),
      ),
  );
  return rows.map(({ row: { segmentId, market, revision, updatedAt }, name }) => ({
    segmentId,
    market,
    revision,
    updatedAt,
    updatedBy: name,
  }));
}

/** Saves a market if nobody else has since `revision` (0: nobody at all). Throws AppError conflict. */
export async function saveMarket(
  scope: Scope,
  input: { segmentId: string; market: Market; revision: number; savedBy: string },
): Promise<void> {
  const { segmentId, market, revision, savedBy } = input;
  const { workspaceId } = scope;
  const to = { market, updatedBy: savedBy, updatedAt: instantNow(), revision: revision + 1 };
  const saved = await ask((db) =>
    revision === 0
      ? db
          .insert(segmentMarkets)
          .values({ workspaceId, segmentId, ...to })
          .onConflictDoNothing()
          .returning({ revision: segmentMarkets.revision })
      : db
          .update(segmentMarkets)
          .set(to)
          .where(
            and(
              eq(segmentMarkets.workspaceId, workspaceId),
              eq(segmentMarkets.segmentId, segmentId),
              eq(segmentMarkets.revision, revision),
            ),
          )
          .returning({ revision: segmentMarkets.revision }),
  );
  if (saved.length === 0) throw savedMeanwhile("the figures of this market");
}

/** The settings of a dataset; null where nobody has written any. */
export async function findSettings(scope: Scope, datasetId: string): Promise<WrittenSettings | null> {
  const [found] = await ask((db) =>
    db
      .select({ row: prioritySettings, name: users.name })
      .from(prioritySettings)
      .innerJoin(users, eq(users.id, prioritySettings.updatedBy))
      .where(and(eq(prioritySettings.workspaceId, scope.workspaceId), eq(prioritySettings.datasetId, datasetId))),
  );
  if (!found) return null;
  const { settings, revision, updatedAt } = found.row;
  return { settings, revision, updatedAt, updatedBy: found.name };
}

/** Saves the settings of a dataset if nobody else has since `revision` (0: nobody at all). Throws AppError conflict. */
export async function saveSettings(
  scope: Scope,
  input: { datasetId: string; settings: PrioritySettings; revision: number; savedBy: string },
): Promise<void> {
  const { datasetId, settings, revision, savedBy } = input;
  const { workspaceId } = scope;
  const to = { settings, updatedBy: savedBy, updatedAt: instantNow(), revision: revision + 1 };
  const saved = await ask((db) =>
    revision === 0
      ? db
          .insert(prioritySettings)
          .values({ workspaceId, datasetId, ...to })
          .onConflictDoNothing()
          .returning({ revision: prioritySettings.revision })
      : db
          .update(prioritySettings)
          .set(to)
          .where(
            and(
              eq(prioritySettings.workspaceId, workspaceId),
              eq(prioritySettings.datasetId, datasetId),
              eq(prioritySettings.revision, revision),
            ),
          )
          .returning({ revision: prioritySettings.revision }),
  );
  if (saved.length === 0) throw savedMeanwhile("criteria and knock-out rules");
}

function savedMeanwhile(what: string): AppError {
  return new AppError(
    "conflict",
    `Somebody saved ${what} after you opened them. Copy what you wrote, load the page again, and save yours over theirs.`,
  );
}
