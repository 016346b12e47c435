import "server-only";
import { demand } from "@/lib/access/allow";
import { permits } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Member } from "@/lib/domain/member";
import type { NotePerson } from "@/lib/domain/note";
import { mentionsIn, mostMentions } from "@/lib/domain/note-mentions";
import { isPublished } from "@/lib/domain/segment";
import type { Subject } from "@/lib/domain/subject";
import { actionOfSubject, segmentOfSubject } from "@/lib/domain/subject-access";
import { subjectKindWords } from "@/lib/domain/subject-words";
import { decisionById } from "@/lib/store/decisions";
import { expectationById } from "@/lib/store/expectations";
import { listMembers } from "@/lib/store/memberships";
import { listSegments } from "@/lib/store/segments";

/** Members who may be called in a note about an object: those to whom it is open. Names are made to differ. */
export async function mentionable(actor: Actor, subject: Subject): Promise<NotePerson[]> {
  demand(actor, "notes.write");
  const [members, isOpen] = await Promise.all([listMembers(actor.scope), openTo(actor, subject)]);
  return members.filter(isOpen).map((member) => {
    const isAlone = members.filter(({ name }) => name === member.name).length === 1;
    return { id: member.userId, name: isAlone ? member.name : `${member.name} (${member.email})` };
  });
}

/** Ids of those whom a text mentions. `kept` stay even when they have left since. Throws AppError invalid for anybody else who cannot read it. */
export async function readMentions(
  actor: Actor,
  subject: Subject,
  { body, kept = [] }: { readonly body: string; readonly kept?: readonly string[] },
): Promise<string[]> {
  const ids = mentionsIn(body);
  if (ids.length > mostMentions)
    throw new AppError("invalid", `A note mentions at most ${mostMentions} people; this one mentions ${ids.length}.`);
  const added = ids.filter((id) => !kept.includes(id));
  if (added.length === 0) return ids;
  const [members, isOpen] = await Promise.all([listMembers(actor.scope), openTo(actor, subject)]);
  for (const id of added) {
    const member = members.find(({ userId }) => userId === id);
    if (!member)
      throw new AppError(
        "invalid",
        "The note mentions somebody who is not a member of this workspace. Choose people from the list that @ opens.",
      );
    if (!isOpen(member))
      throw new AppError(
        "invalid",
        `${member.name} may not see this ${subjectKindWords[subject.kind].one}, so a mention would lead nowhere. Take the name out of the note.`,
      );
  }
  return ids;
}

async function openTo(actor: Actor, subject: Subject): Promise<(member: Member) => boolean> {
  const action = actionOfSubject(subject);
  const slug =
    subject.kind === "expectation"
      ? (await expectationById(actor.scope, subject.id)).segmentSlug
      : segmentOfSubject(subject);
  const segment = slug === null ? undefined : (await listSegments(actor.scope)).find((one) => one.slug === slug);
  const isDraft = segment !== undefined && !isPublished(segment);
  const needed = ["notes.read", action, ...(isDraft ? (["kpis.read"] as const) : [])] as const;
  const draft = subject.kind === "decision" ? await decisionById(actor.scope, subject.id) : null;
  const isDraftOpen = ({ userId, jobRole, level }: Member) =>
    draft?.status !== "draft" || draft.content.owner === userId || permits(jobRole, level, "decisions.draft");
  return (member) => needed.every((one) => permits(member.jobRole, member.level, one)) && isDraftOpen(member);
}
