import type { PinChoice } from "@/components/notes/note-form";
import { AskOnce } from "@/components/study/ask-once";
import { ClaimFigure } from "@/components/study/claim-figure";
import { WriteHypothesis } from "@/components/study/write-hypothesis";
import { WriteWords } from "@/components/study/write-words";
import { Notice } from "@/components/ui/notice";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { ClaimChoices } from "@/lib/domain/claim-choices";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { HypothesisPage, HypothesisView, StudyBoard } from "@/lib/domain/study-resources";
import { hypothesisPage } from "@/lib/services/hypothesis-page";
import { NotesOf } from "../notes-of";

export interface OpenHypothesisProps {
  readonly actor: Actor;
  readonly board: StudyBoard;
  /** Id of the hypothesis. */
  readonly open: string;
  /** What claims can be about, for those who lead the study; null for the others. */
  readonly choices: ClaimChoices | null;
}

/** The hypothesis that stands open beneath the board. */
export async function OpenHypothesis({ actor, board, open, choices }: OpenHypothesisProps) {
  const page = await hypothesisPage(actor, open).catch(goneWords);
  if (typeof page === "string")
    return (
      <Notice tone="warn" title="The hypothesis of this address is not here.">
        {page}
      </Notice>
    );
  const { hypothesis } = page;
  const workspace = actor.workspace.slug;
  const leads = choices !== null && board.study.closedAt === null && hypothesis.retired === null;
  return (
    <>
      <ClaimFigure
        page={page}
        currency={board.currency}
        card={board.cards.find((card) => card.hypothesis.id === open)}
        nextReview={board.study.nextReview}
        reveal={
          leads && hypothesis.guess !== null ? (
            <AskOnce workspace={workspace} asked={{ do: "reveal", hypothesis: open }} label="Show the number" />
          ) : null
        }
        actions={leads ? <HypothesisActions workspace={workspace} hypothesis={hypothesis} choices={choices} /> : null}
      />
      <NotesOf actor={actor} subject={{ kind: "hypothesis", id: open }} pins={pinsOf(page)} />
    </>
  );
}

/** The number of the claim, once it has been shown and there is one for this reader. */
function pinsOf({ hypothesis: { metric, segment, definition }, now }: HypothesisPage): PinChoice[] {
  if (now?.estimate?.value == null) return [];
  const { dataset, datasetVersion: version } = now;
  const group = segmentRef(segment.slug, definition);
  return [
    {
      label: `${metric.name} of ${segment.name}`,
      address: { dataset, version, metric: metric.id, by: segmentsKey, group },
    },
  ];
}

interface HypothesisActionsProps {
  readonly workspace: string;
  readonly hypothesis: HypothesisView;
  readonly choices: ClaimChoices;
}

function HypothesisActions({ workspace, hypothesis, choices }: HypothesisActionsProps) {
  const { id, segment, latest, override, study } = hypothesis;
  const { metric, direction, comparison, smallestEffect, guess, why, revealed } = hypothesis;
  const claim = { metric: metric.id, direction, comparison, smallestEffect, guess, why };
  const named = { id, name: segment.name };
  return (
    <>
      <WriteHypothesis
        label={revealed === null ? "Claim and guess" : "Another claim"}
        workspace={workspace}
        study={study}
        choices={choices}
        hypothesis={{ id, segment: segment.name, isShown: revealed !== null, claim }}
      />
      {latest ? (
        <WriteWords
          label="Sign beside the verdict"
          workspace={workspace}
          hypothesis={named}
          asks={{ for: "override", computed: latest.verdict, signed: override !== null }}
        />
      ) : null}
      <WriteWords label="Retire" workspace={workspace} hypothesis={named} asks={{ for: "retirement" }} />
    </>
  );
}

function goneWords(fault: unknown): string {
  if (fault instanceof AppError && fault.code === "notFound") return fault.message;
  throw fault;
}
