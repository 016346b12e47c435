import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { expectations } from "@/drizzle/schema/expectations";
import { users } from "@/drizzle/schema/people";
import { segments } from "@/drizzle/schema/segments";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Expectation, ExpectationTopic, GapStatus, ServiceClaim } from "@/lib/domain/expectation";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";

export interface ExpectationRow {
  readonly segmentId: string;
  readonly topic: ExpectationTopic;
  readonly expected: ServiceClaim | null;
  readonly offered: ServiceClaim | null;
  readonly ownerId: string | null;
  readonly status: GapStatus;
  readonly due: string | null;
  readonly updatedBy: string;
}

const owners = alias(users, "owners");
const writers = alias(users, "writers");

/** The sheets of all segments of a dataset. */
export async function listExpectations(scope: Scope, datasetId: string): Promise<Expectation[]> {
  const rows = await ask((db) =>
    db
      .select({ row: expectations, ownerName: owners.name, updatedBy: writers.name })
      .from(expectations)
      .innerJoin(segments, eq(segments.id, expectations.segmentId))
      .innerJoin(writers, eq(writers.id, expectations.updatedBy))
      .leftJoin(owners, eq(owners.id, expectations.ownerId))
      .where(and(eq(expectations.workspaceId, scope.workspaceId), eq(segments.datasetId, datasetId)))
      .orderBy(asc(expectations.segmentId), asc(expectations.topic)),
  );
  return rows.map(({ row: { workspaceId: _, ...row }, ownerName, updatedBy }) => ({ ...row, ownerName, updatedBy }));
}

/** Whose expectation it is, and of what. */
export async function expectationById(
  scope: Scope,
  id: string,
): Promise<{ readonly topic: ExpectationTopic; readonly segmentSlug: string }> {
  const rows = await ask((db) =>
    db
      .select({ topic: expectations.topic, segmentSlug: segments.slug })
      .from(expectations)
      .innerJoin(segments, eq(segments.id, expectations.segmentId))
      .where(and(eq(expectations.workspaceId, scope.workspaceId), eq(expectations.id, id))),
  );
  return found(rows, "expectation");
}

/** Ids of what is expected by some segments. */
export async function expectationIdsOf({ workspaceId }: Scope, segmentIds: readonly string[]): Promise<string[]> {
  if (segmentIds.length === 0) return [];
  const where = and(eq(expectations.workspaceId, workspaceId), inArray(expectations.segmentId, [...segmentIds]));
  const rows = await ask((db) => db.select({ id: expectations.id }).from(expectations).where(where));
  return rows.map(({ id }) => id);
}

/** Writes one topic whole. `revision` names the one the writer started from; another's save in between is a conflict. */
export async function saveExpectation(scope: Scope, row: ExpectationRow, revision: number | null): Promise<string> {
  const { workspaceId } = scope;
  return uniqueOr(overtaken, () =>
    transaction(async () => {
      const segment = and(eq(segments.workspaceId, workspaceId), eq(segments.id, row.segmentId));
      found(await ask((db) => db.select({ id: segments.id }).from(segments).where(segment)), "segment");
      const place = and(
        eq(expectations.workspaceId, workspaceId),
        eq(expectations.segmentId, row.segmentId),
        eq(expectations.topic, row.topic),
      );
      const written = { ...row, updatedAt: instantNow() };
      if (revision === null) {
        const id = newId();
        await ask((db) => db.insert(expectations).values({ ...written, id, workspaceId, revision: 1 }));
        return id;
      }
      const [changed] = await ask((db) =>
        db
          .update(expectations)
          .set({ ...written, revision: revision + 1 })
          .where(and(place, eq(expectations.revision, revision)))
          .returning({ id: expectations.id }),
      );
      if (!changed) throw new AppError("conflict", overtaken);
      return changed.id;
    }),
  );
}

const overtaken =
  "Somebody else has saved this expectation since you opened it. Load the page again and look at theirs.";
