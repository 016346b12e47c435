"use client";

import { lazy } from "react";
import { OpensDialog } from "@/components/ui/opens-dialog";
import type { DecisionAt } from "@/lib/api/client/decisions";
import type { DecisionRights } from "@/lib/domain/decision-resources";

const ProposeDialog = lazy(async () => ({ default: (await import("./propose-dialog")).ProposeDialog }));
const AnswerDialog = lazy(async () => ({ default: (await import("./answer-dialog")).AnswerDialog }));
const TakeDialog = lazy(async () => ({ default: (await import("./take-dialog")).TakeDialog }));
const EndDialog = lazy(async () => ({ default: (await import("./end-dialog")).EndDialog }));
const ReplaceDialog = lazy(async () => ({ default: (await import("./replace-dialog")).ReplaceDialog }));
const ReviewDialog = lazy(async () => ({ default: (await import("./review-dialog")).ReviewDialog }));

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DecisionActionsProps {
  readonly at: DecisionAt;
  readonly rights: DecisionRights;
  readonly revision: number;
  /** Titles of the options. */
  readonly options: readonly string[];
  readonly recommended: number | null;
  /** Approvers who left without an answer. */
  readonly gaps: readonly Named[];
  /** Who can take their place. */
  readonly people: readonly Named[];
}

/** What this reader can do with a decision as it stands; each dialog is loaded when it is asked for. */
export function DecisionActions(props: DecisionActionsProps) {
  const { at, rights, revision, options, recommended, gaps, people } = props;
  return (
    <>
      {rights.propose ? (
        <OpensDialog label="Propose it" tone="primary">
          {(onClose) => <ProposeDialog at={at} revision={revision} onClose={onClose} />}
        </OpensDialog>
      ) : null}
      {rights.answer ? (
        <OpensDialog label="Approve or dissent" tone="primary">
          {(onClose) => <AnswerDialog at={at} onClose={onClose} />}
        </OpensDialog>
      ) : null}
      {rights.take ? (
        <OpensDialog label="Take it" tone={rights.answer ? undefined : "primary"}>
          {(onClose) => <TakeDialog at={at} options={options} recommended={recommended} onClose={onClose} />}
        </OpensDialog>
      ) : null}
      {rights.replace ? (
        <OpensDialog label="Name somebody instead">
          {(onClose) => <ReplaceDialog at={at} gaps={gaps} people={people} onClose={onClose} />}
        </OpensDialog>
      ) : null}
      {rights.review ? (
        <OpensDialog label="Was it right?">{(onClose) => <ReviewDialog at={at} onClose={onClose} />}</OpensDialog>
      ) : null}
      {rights.decline ? (
        <OpensDialog label="Decline">{(onClose) => <EndDialog at={at} as="declined" onClose={onClose} />}</OpensDialog>
      ) : null}
      {rights.withdraw ? (
        <OpensDialog label="Withdraw">
          {(onClose) => <EndDialog at={at} as="withdrawn" onClose={onClose} />}
        </OpensDialog>
      ) : null}
    </>
  );
}
