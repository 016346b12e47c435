import type { Metadata } from "next";
import Link from "next/link";
import { DecisionActions } from "@/components/decisions/decision-actions";
import type { PinChoice } from "@/components/notes/note-form";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Column, Columns } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { decisionHref, decisionsHref, newDecisionHref } from "@/lib/domain/decision-address";
import type { DecisionView } from "@/lib/domain/decision-resources";
import { standWords, statusWords, waitingWords } from "@/lib/domain/decision-words";
import { formatDate } from "@/lib/domain/format-date";
import { instantNow } from "@/lib/platform/clock";
import { decisionPeople } from "@/lib/services/decision-people";
import { decision } from "@/lib/services/decision-views";
import { NotesOf } from "../../../notes-of";
import { leave, pageActor } from "../../../page-actor";
import { WorkspaceFrame } from "../../../workspace-frame";
import { Closed } from "../../closed";
import { Memo } from "./memo";

export const metadata: Metadata = { title: "Decision" };

export default async function DecisionPage({ params }: PageProps<"/w/[workspace]/prioritise/decisions/[decision]">) {
  const { workspace, decision: id } = await params;
  const address = decisionHref(workspace, id);
  const actor = await pageActor(workspace, address);
  if (!may(actor, "decisions.read")) return <Closed actor={actor} what="Decisions" />;
  const view = await decision(actor, id).catch((fault: unknown) => leave(fault, address));
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <PageHeader
        breadcrumb={[{ label: "Decisions", href: decisionsHref(workspace) }, { label: statusWords[view.head.status] }]}
        title={view.content.question === "" ? "Without a question yet" : view.content.question}
        lede={standWords(view)}
        actions={<HeaderActions actor={actor} view={view} />}
      />
      <TitleBlock items={titleItems(workspace, view)} />
      <Notices view={view} />
      <Columns>
        <Memo workspace={workspace} view={view} maySetStance={may(actor, "segments.edit")} />
        <Column span={12}>
          <NotesOf actor={actor} subject={{ kind: "decision", id }} pins={pinsOf(view)} />
        </Column>
      </Columns>
    </WorkspaceFrame>
  );
}

/** The numbers of its evidence, as they are today. */
function pinsOf({ figures }: DecisionView): PinChoice[] {
  return figures.flatMap(({ label, since }) =>
    since.today && since.todayAt ? [{ label, address: since.todayAt }] : [],
  );
}

async function HeaderActions({ actor, view }: { readonly actor: Actor; readonly view: DecisionView }) {
  const { slug } = actor.workspace;
  const { head, content, rights, approvals, revision, missing } = view;
  const people = rights.replace ? await decisionPeople(actor) : [];
  const ended = head.status === "declined" || head.status === "withdrawn";
  return (
    <>
      {rights.edit ? <ButtonLink href={decisionHref(slug, head.id, "edit")}>Edit the draft</ButtonLink> : null}
      <DecisionActions
        at={{ workspace: slug, id: head.id }}
        rights={{ ...rights, propose: rights.propose && missing.length === 0 }}
        revision={revision}
        options={content.options.map(({ title }) => title)}
        recommended={content.recommended}
        gaps={approvals
          .filter(({ state }) => state === "left" || state === "closedOut")
          .map(({ person }) => ({ id: person.id, name: person.name }))}
        people={people.filter(({ id }) => !approvals.some(({ person }) => person.id === id))}
      />
      {ended && may(actor, "decisions.draft") ? (
        <ButtonLink href={newDecisionHref(slug, { from: head.id })}>Start again from it</ButtonLink>
      ) : null}
    </>
  );
}

function Notices({ view }: { readonly view: DecisionView }) {
  const { head, segments, missing, rights } = view;
  return (
    <>
      {head.waiting === null ? null : (
        <Notice tone="info" title="It waits for you:">{`${waitingWords[head.waiting]}.`}</Notice>
      )}
      {head.isOverdue ? (
        <Notice
          tone="warn"
          title="Its review is overdue."
        >{`It was to be seen on ${formatDate(head.reviewOn ?? "")} whether it was right.`}</Notice>
      ) : null}
      {segments.flatMap(({ slug, notices }) =>
        notices.map((sentence) => (
          <Notice key={`${slug} ${sentence}`} tone="warn">
            {sentence}
          </Notice>
        )),
      )}
      {missing.length > 0 && (rights.edit || rights.decline) ? (
        <Notice tone="info" title={rights.edit ? "Before it can be proposed:" : "Before you can take it:"}>
          {missing.join(" ")}
        </Notice>
      ) : null}
    </>
  );
}

function titleItems(workspace: string, view: DecisionView) {
  const { head, frozen, datasetName } = view;
  return [
    { term: "Owner", detail: head.owner.isMember ? head.owner.name : `${head.owner.name}, has left the workspace` },
    {
      term: "Evidence",
      detail: frozen ? (
        <Link href={`/w/${workspace}/measure/${head.dataset}/${frozen.version}`}>
          {`${datasetName} v${frozen.version}${frozen.asOf === null ? "" : `, data to ${formatDate(frozen.asOf)}`}`}
        </Link>
      ) : (
        `${datasetName}, not frozen yet`
      ),
    },
    ...(frozen ? [{ term: "Today", detail: `version ${frozen.newest}, ${formatDate(instantNow())}` }] : []),
    { term: "Proposed", detail: head.proposedAt === null ? "not yet" : formatDate(head.proposedAt) },
    { term: "Review", detail: head.reviewOn === null ? "no day is set" : formatDate(head.reviewOn) },
  ];
}
