import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type BuyInEntry,
  methodSteps,
  type StakeholderFacts,
  type StakeholderRegister,
} from "@/lib/domain/stakeholder";
import { missingByTeam } from "@/lib/domain/stakeholder-gaps";
import { listMembers } from "@/lib/store/memberships";
import {
  addBuyIn,
  addStakeholder,
  changeStakeholder,
  listBuyIns,
  listStakeholders,
  removeStakeholder,
} from "@/lib/store/stakeholders";
import { recordAudit } from "./audit";

/** Words of one person that are told; somebody who is asked each week for two years has as many. */
const mostWords = 100;

/** Who holds a stake, how each stands at each step and stood before, and who is missing. */
export async function stakeholderRegister(actor: Actor): Promise<StakeholderRegister> {
  demand(actor, "decisions.read");
  const members = await listMembers(actor.scope);
  const words = await listBuyIns(actor.scope);
  const stakeholders = (await listStakeholders(actor.scope)).map(({ userId, ...row }) => {
    // Words come oldest first: the last one on a step holds.
    const own = words
      .filter(({ stakeholderId }) => stakeholderId === row.id)
      .map(({ stakeholderId: _, ...word }) => word);
    return {
      ...row,
      memberId: userId,
      hasLeft: userId !== null && !members.some((one) => one.userId === userId),
      steps: methodSteps.flatMap((step) => own.findLast((one) => one.step === step) ?? []),
      history: own.toReversed().slice(0, mostWords),
    };
  });
  return { stakeholders, missing: missingByTeam(stakeholders) };
}

export async function addNewStakeholder(actor: Actor, facts: StakeholderFacts): Promise<StakeholderRegister> {
  demand(actor, "decisions.draft");
  await demandMember(actor, facts);
  const made = await addStakeholder(actor.scope, { ...facts, createdBy: actor.userId });
  return await recorded(actor, made.id, "stakeholders.add");
}

export async function changeStakeholderFacts(
  actor: Actor,
  id: string,
  facts: StakeholderFacts,
): Promise<StakeholderRegister> {
  demand(actor, "decisions.draft");
  await demandMember(actor, facts);
  await changeStakeholder(actor.scope, id, facts);
  return await recorded(actor, id, "stakeholders.change");
}

/** Takes somebody off the register; what was written about them is kept. */
export async function takeOffRegister(actor: Actor, id: string): Promise<StakeholderRegister> {
  demand(actor, "decisions.draft");
  await removeStakeholder(actor.scope, id);
  return await recorded(actor, id, "stakeholders.remove");
}

/** Writes down how somebody stands at a step since a day; the words before it are kept. */
export async function writeBuyIn(actor: Actor, id: string, entry: BuyInEntry): Promise<StakeholderRegister> {
  demand(actor, "decisions.draft");
  await addBuyIn(actor.scope, { ...entry, stakeholderId: id, by: actor.userId });
  return await recorded(actor, id, "stakeholders.buyIn");
}

/** Who has left since may stay in the register; nobody is put in who is no member. */
async function demandMember(actor: Actor, { person }: StakeholderFacts): Promise<void> {
  if (person.kind === "outside") return;
  const isKnown = (await listMembers(actor.scope)).some(({ userId }) => userId === person.id);
  const isThere = (await listStakeholders(actor.scope)).some(({ userId }) => userId === person.id);
  if (!isKnown && !isThere)
    throw new AppError("invalid", "Choose a member of this workspace, or write the name of somebody outside.");
}

async function recorded(actor: Actor, id: string, action: string): Promise<StakeholderRegister> {
  await recordAudit(actor, action, { kind: "stakeholder", id });
  return await stakeholderRegister(actor);
}
