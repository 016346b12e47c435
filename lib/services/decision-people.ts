import "server-only";
import { demand, extentFor, may } from "@/lib/access/allow";
import { permits } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { NamedPerson } from "@/lib/domain/decision-resources";
import type { Presence, Reader } from "@/lib/domain/decision-standing";
import type { Member } from "@/lib/domain/member";
import { listMembers } from "@/lib/store/memberships";
import { userNames } from "@/lib/store/users";

/** The people of a workspace as decisions name them, those who left too. */
export interface People {
  readonly members: readonly Member[];
  readonly named: (userId: string) => NamedPerson;
  readonly presenceOf: (userId: string) => Presence;
}

/** Reads the members, and the names of those others who are asked for. */
export async function people(actor: Actor, userIds: readonly string[]): Promise<People> {
  const members = await listMembers(actor.scope);
  const byId = new Map(members.map((one) => [one.userId, one]));
  const names = await userNames(
    actor.scope,
    userIds.filter((id) => !byId.has(id)),
  );
  return {
    members,
    named: (id) => ({ id, name: byId.get(id)?.name ?? names.get(id) ?? "somebody", isMember: byId.has(id) }),
    presenceOf: (id) => {
      const member = byId.get(id);
      if (!member) return "left";
      return mayAnswer(member) ? "here" : "closedOut";
    },
  };
}

/** Members who can be named as approvers and owners: those who may answer. */
export async function decisionPeople(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
  demand(actor, "decisions.read");
  const all = await listMembers(actor.scope);
  return all.filter(mayAnswer).map(({ userId, name }) => ({ id: userId, name }));
}

/** Throws AppError invalid where one of these is no member, or may not answer decisions. */
export function demandAnswering({ members }: Pick<People, "members">, userIds: readonly string[]): void {
  const faulty = userIds.find((id) => !members.some((one) => one.userId === id && mayAnswer(one)));
  if (faulty === undefined) return;
  const member = members.find(({ userId }) => userId === faulty);
  throw new AppError(
    "invalid",
    member
      ? `${member.name} may not read and answer decisions, as ${member.jobRole} with level ${member.level}. Name somebody else.`
      : "Only members of this workspace own and approve decisions. Choose one from the list.",
  );
}

export function readerOf(actor: Actor): Reader {
  return {
    userId: actor.userId,
    drafts: may(actor, "decisions.draft"),
    answers: may(actor, "decisions.answer"),
    takes: may(actor, "decisions.take"),
    isAdmin: extentFor(actor, "decisions.take") === "full",
  };
}

function mayAnswer({ jobRole, level }: Member): boolean {
  return permits(jobRole, level, "decisions.answer");
}
