import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { AskOnce } from "@/components/study/ask-once";
import { Board } from "@/components/study/board";
import { StudyLists } from "@/components/study/study-lists";
import { WriteHypothesis } from "@/components/study/write-hypothesis";
import { WriteStudy } from "@/components/study/write-study";
import { Figure } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimChoices } from "@/lib/domain/claim-choices";
import { formatDate } from "@/lib/domain/format-date";
import { boardHref } from "@/lib/domain/study-address";
import type { StudyBoard, StudyView } from "@/lib/domain/study-resources";
import { studyHeadline } from "@/lib/domain/study-words";
import { claimChoices } from "@/lib/services/claim-choices";
import { hypothesisPage } from "@/lib/services/hypothesis-page";
import { segmentOwners } from "@/lib/services/segments";
import { studies } from "@/lib/services/studies";
import { studyBoard } from "@/lib/services/study-board";
import { addressOf, leave, pageActor } from "../page-actor";
import { one } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";
import { CardActions } from "./card-actions";
import { NoStudy } from "./no-study";
import { OpenHypothesis } from "./open-hypothesis";
import { PrioritiseTabs } from "./prioritise-tabs";
import { StudyFacts } from "./study-facts";

export const metadata: Metadata = { title: "Prioritise" };

export default async function PrioritisePage({ params, searchParams }: PageProps<"/w/[workspace]/prioritise">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/prioritise`, search);
  const actor = await pageActor(workspace, address);
  const dataset = one(search.dataset);
  const all = await studies(actor, dataset).catch((fault: unknown) => leave(fault, address));
  const open = one(search.open);
  const study = one(search.study) ?? (await studyOf(actor, open, all).catch((fault: unknown) => leave(fault, address)));
  if (study === undefined)
    return (
      <WorkspaceFrame actor={actor} section="prioritise">
        <NoStudy actor={actor} wanted={dataset} />
      </WorkspaceFrame>
    );
  const board = await studyBoard(actor, study).catch((fault: unknown) => leave(fault, address));
  return (
    <WorkspaceFrame actor={actor} section="prioritise">
      <BoardPage actor={actor} board={board} others={all.filter(({ id }) => id !== study)} open={open} />
    </WorkspaceFrame>
  );
}

/** The study of the hypothesis that the address opens; without one the open study that was begun last. */
async function studyOf(actor: Actor, open: string | undefined, all: readonly StudyView[]): Promise<string | undefined> {
  if (open === undefined) return all[0]?.id;
  return (await hypothesisPage(actor, open)).hypothesis.study;
}

interface BoardPageProps {
  readonly actor: Actor;
  readonly board: StudyBoard;
  readonly others: readonly StudyView[];
  readonly open: string | undefined;
}

async function BoardPage({ actor, board, others, open }: BoardPageProps) {
  const { study, cards } = board;
  const workspace = actor.workspace.slug;
  const leads = may(actor, "hypotheses.edit");
  const choices = leads ? await claimChoices(actor, study.dataset, study.businessModel) : null;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Prioritise", href: boardHref(workspace) }, { label: study.name }]}
        title={studyHeadline(cards.map(({ hypothesis }) => hypothesis))}
        lede={study.goal}
        actions={choices ? <Lead actor={actor} board={board} choices={choices} /> : null}
      />
      <PrioritiseTabs actor={actor} current="" />
      <StudyFacts board={board} />
      {study.isDue ? (
        <Notice tone="info" title={`The review of ${formatDate(study.nextReview)} is due.`}>
          {board.reviewFault ?? "Verdicts are computed on the newest data, and each hypothesis spends a look."}
        </Notice>
      ) : null}
      <Figure
        title="From three to five hypotheses to one pick"
        lede="A hypothesis moves right when its gates hold. Its claim and guess are fixed before its number is shown."
      >
        <Board
          workspace={workspace}
          cards={cards}
          seesDecisions={may(actor, "decisions.read")}
          open={open}
          hrefOf={({ hypothesis }) => boardHref(workspace, { study: study.id, open: hypothesis.id })}
          actionsOf={(card) => (study.closedAt === null ? <CardActions actor={actor} card={card} /> : null)}
        />
      </Figure>
      {open === undefined ? null : <OpenHypothesis actor={actor} board={board} open={open} choices={choices} />}
      <StudyLists workspace={workspace} study={study.id} retired={board.retired} others={others} />
    </>
  );
}

interface LeadProps {
  readonly actor: Actor;
  readonly board: StudyBoard;
  readonly choices: ClaimChoices;
}

/** What somebody who leads the study does with it as a whole. */
async function Lead({ actor, board, choices }: LeadProps) {
  const { study } = board;
  const workspace = actor.workspace.slug;
  const owners = may(actor, "segments.edit") ? await segmentOwners(actor) : [];
  const facts = { workspace, dataset: study.dataset, choices, owners };
  return (
    <>
      {study.closedAt === null ? (
        <WriteHypothesis
          label="New hypothesis"
          tone="primary"
          workspace={workspace}
          study={study.id}
          choices={choices}
        />
      ) : null}
      {board.reviewFault === null ? (
        <AskOnce workspace={workspace} asked={{ do: "review", study: study.id }} label="Review now" />
      ) : null}
      <WriteStudy label="Goal and owner" {...facts} study={study} />
      <WriteStudy label="New study" {...facts} />
    </>
  );
}
