import { and, asc, eq, isNull } from "drizzle-orm";
import { users } from "@/drizzle/schema/people";
import { stakeholderBuyIns, stakeholders } from "@/drizzle/schema/stakeholders";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { BuyInEntry, StakeholderFacts, StakeholderTeam } from "@/lib/domain/stakeholder";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found } from "./faults";

/** A stakeholder as kept; `userId` null for somebody outside. */
export interface StakeholderRow {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly role: string;
  readonly team: StakeholderTeam;
  readonly stake: string;
  readonly needs: string;
}

export interface BuyInRow extends BuyInEntry {
  readonly stakeholderId: string;
  readonly by: string;
}

/** Those a register holds; far more than a company has, so that no list grows without end. */
const mostStakeholders = 200;

export async function addStakeholder(
  scope: Scope,
  facts: StakeholderFacts & { readonly createdBy: string },
): Promise<StakeholderRow> {
  const all = await listStakeholders(scope);
  if (all.length >= mostStakeholders)
    throw new AppError("conflict", `The register holds ${mostStakeholders} people. Remove somebody first.`);
  const { person, createdBy, ...rest } = facts;
  if (person.kind === "member" && all.some((one) => one.userId === person.id))
    throw new AppError("conflict", "This person stands in the register already. Change the entry that is there.");
  const row = { id: newId(), workspaceId: scope.workspaceId, ...personColumns(person), ...rest, createdBy };
  await ask((db) => db.insert(stakeholders).values({ ...row, createdAt: instantNow() }));
  return stakeholderById(scope, row.id);
}

export async function changeStakeholder(scope: Scope, id: string, facts: StakeholderFacts): Promise<StakeholderRow> {
  const { person, ...rest } = facts;
  const others = (await listStakeholders(scope)).filter((one) => one.id !== id);
  if (person.kind === "member" && others.some((one) => one.userId === person.id))
    throw new AppError("conflict", "This person stands in the register already. Change the entry that is there.");
  const to = { ...personColumns(person), ...rest };
  found(
    await ask((db) => db.update(stakeholders).set(to).where(own(scope, id)).returning({ id: stakeholders.id })),
    "stakeholder",
  );
  return stakeholderById(scope, id);
}

/** Takes somebody off the list; what was written is kept. */
export async function removeStakeholder(scope: Scope, id: string): Promise<void> {
  const to = { removedAt: instantNow() };
  found(
    await ask((db) => db.update(stakeholders).set(to).where(own(scope, id)).returning({ id: stakeholders.id })),
    "stakeholder",
  );
}

export async function addBuyIn(
  scope: Scope,
  { stakeholderId, by, ...entry }: BuyInEntry & { readonly stakeholderId: string; readonly by: string },
): Promise<void> {
  await stakeholderById(scope, stakeholderId);
  const row = { id: newId(), workspaceId: scope.workspaceId, stakeholderId, ...entry, writtenBy: by };
  await ask((db) => db.insert(stakeholderBuyIns).values({ ...row, writtenAt: instantNow() }));
}

export async function stakeholderById(scope: Scope, id: string): Promise<StakeholderRow> {
  return found(
    (await listStakeholders(scope)).filter((one) => one.id === id),
    "stakeholder",
  );
}

/** In the order in which they were written down. */
export async function listStakeholders(scope: Scope): Promise<StakeholderRow[]> {
  const rows = await ask((db) =>
    db
      .select({ row: stakeholders, memberName: users.name })
      .from(stakeholders)
      .leftJoin(users, eq(users.id, stakeholders.userId))
      .where(and(eq(stakeholders.workspaceId, scope.workspaceId), isNull(stakeholders.removedAt)))
      .orderBy(asc(stakeholders.createdAt), asc(stakeholders.id)),
  );
  return rows.map(({ row, memberName }) => ({
    id: row.id,
    userId: row.userId,
    name: memberName ?? row.name ?? "",
    role: row.role,
    team: row.team,
    stake: row.stake,
    needs: row.needs,
  }));
}

/** Every word on every step, oldest first: by its day, then as written. */
export async function listBuyIns(scope: Scope): Promise<BuyInRow[]> {
  return ask((db) =>
    db
      .select({
        stakeholderId: stakeholderBuyIns.stakeholderId,
        step: stakeholderBuyIns.step,
        buyIn: stakeholderBuyIns.buyIn,
        on: stakeholderBuyIns.on,
        note: stakeholderBuyIns.note,
        by: users.name,
      })
      .from(stakeholderBuyIns)
      .innerJoin(users, eq(users.id, stakeholderBuyIns.writtenBy))
      .where(eq(stakeholderBuyIns.workspaceId, scope.workspaceId))
      .orderBy(asc(stakeholderBuyIns.on), asc(stakeholderBuyIns.writtenAt), asc(stakeholderBuyIns.id)),
  );
}

function personColumns(person: StakeholderFacts["person"]) {
  return person.kind === "member" ? { userId: person.id, name: null } : { userId: null, name: person.name };
}

function own(scope: Scope, id: string) {
  return and(eq(stakeholders.workspaceId, scope.workspaceId), eq(stakeholders.id, id), isNull(stakeholders.removedAt));
}
