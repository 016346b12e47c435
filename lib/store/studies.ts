import { and, desc, eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { datasets } from "@/drizzle/schema/datasets";
import { users } from "@/drizzle/schema/people";
import { studies } from "@/drizzle/schema/studies";
import type { Scope } from "@/lib/domain/actor";
import type { Study } from "@/lib/domain/study";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found } from "./faults";

/** What people write of a study, as its row keeps it. */
export interface StudyFacts {
  readonly name: string;
  readonly goal: string;
  readonly businessModel: Study["businessModel"];
  readonly successMetric: string;
  readonly target: number | null;
  readonly targetDate: string | null;
  readonly ownerId: string | null;
  readonly nextReview: string;
}

export async function addStudy(
  scope: Scope,
  input: StudyFacts & { readonly datasetId: string; readonly createdBy: string },
): Promise<Study> {
  const id = newId();
  const { workspaceId } = scope;
  await ask((db) => db.insert(studies).values({ ...input, id, workspaceId, createdAt: instantNow() }));
  return studyById(scope, id);
}

export async function changeStudy(
  scope: Scope,
  studyId: string,
  change: Partial<StudyFacts> & { readonly closedBy?: string | null; readonly closedAt?: string | null },
): Promise<Study> {
  const where = and(eq(studies.workspaceId, scope.workspaceId), eq(studies.id, studyId));
  if (Object.keys(change).length > 0) await ask((db) => db.update(studies).set(change).where(where));
  return studyById(scope, studyId);
}

/** Every study of the workspace, open ones first, then the newest. */
export async function listStudies(scope: Scope): Promise<Study[]> {
  const all = await select(scope, undefined);
  return [...all.filter(({ closedAt }) => closedAt === null), ...all.filter(({ closedAt }) => closedAt !== null)];
}

export async function studyById(scope: Scope, studyId: string): Promise<Study> {
  return found(await select(scope, eq(studies.id, studyId)), "study");
}

const owners = alias(users, "owners");

async function select(scope: Scope, where: SQL | undefined): Promise<Study[]> {
  const rows = await ask((db) =>
    db
      .select({
        study: studies,
        datasetSlug: datasets.slug,
        datasetName: datasets.name,
        ownerName: owners.name,
        createdBy: users.name,
      })
      .from(studies)
      .innerJoin(datasets, eq(datasets.id, studies.datasetId))
      .innerJoin(users, eq(users.id, studies.createdBy))
      .leftJoin(owners, eq(owners.id, studies.ownerId))
      .where(and(eq(studies.workspaceId, scope.workspaceId), where))
      .orderBy(desc(studies.createdAt), desc(studies.id)),
  );
  return rows.map(({ study: { workspaceId: _, closedBy: __, ...study }, ...rest }) => ({ ...study, ...rest }));
}
