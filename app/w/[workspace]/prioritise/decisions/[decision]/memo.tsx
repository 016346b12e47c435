import { ApprovalList } from "@/components/decisions/approval-list";
import styles from "@/components/decisions/decisions.module.css";
import { EvidenceTable } from "@/components/decisions/evidence-table";
import { OptionList } from "@/components/decisions/option-list";
import { ReviewList } from "@/components/decisions/review-list";
import { SegmentsThen } from "@/components/decisions/segments-then";
import { TextList } from "@/components/decisions/text-list";
import { Figure } from "@/components/ui/figure";
import { Column, Remark } from "@/components/ui/layout";
import type { DecisionView } from "@/lib/domain/decision-resources";
import { answersWords } from "@/lib/domain/decision-words";
import { formatDate } from "@/lib/domain/format-date";

export interface MemoProps {
  readonly workspace: string;
  readonly view: DecisionView;
  /** This reader may set the stance of segments. */
  readonly maySetStance: boolean;
}

/** A decision as one reads it: what is asked, the options, the evidence then and now, who said what, how it turned out. */
export function Memo({ workspace, view, maySetStance }: MemoProps) {
  const { content, closing, head } = view;
  return (
    <>
      <Column span={8}>
        {content.background === "" ? null : (
          <Figure title="Why it is asked">
            <p className={styles.text}>{content.background}</p>
          </Figure>
        )}
        {closing ? (
          <Figure
            title={head.status === "taken" ? `Chosen: ${head.chosen ?? ""}` : `Why it was ${head.status}`}
            lede={`${closing.by.name}, ${formatDate(closing.at)}`}
          >
            <p className={styles.text}>{closing.why}</p>
          </Figure>
        ) : null}
        {content.options.length === 0 ? (
          <Figure title="No option yet">
            <Remark>What could be done stands here, each with what speaks for it and against it.</Remark>
          </Figure>
        ) : (
          <Figure title={`${content.options.length} ${content.options.length === 1 ? "option" : "options"}`}>
            <OptionList
              options={content.options}
              recommended={content.recommended}
              chosen={closing === null ? null : closing.chosen}
            />
          </Figure>
        )}
      </Column>
      <Column span={4}>
        <People view={view} />
      </Column>
      <Column span={12}>
        <Evidence workspace={workspace} view={view} maySetStance={maySetStance} />
      </Column>
    </>
  );
}

function People({ view }: { readonly view: DecisionView }) {
  const { head, approvals, success, reviews } = view;
  return (
    <>
      <Figure plain title={approvalsTitle(view)}>
        {approvals.length === 0 ? <Remark>Nobody is named yet.</Remark> : <ApprovalList approvals={approvals} />}
      </Figure>
      <Figure plain title="Was it right?" lede={success ? `${success.figure.label}: ${success.wanted}` : undefined}>
        {reviews.length > 0 ? (
          <ReviewList reviews={reviews} />
        ) : (
          <Remark>
            {head.reviewOn === null
              ? "No day is set on which to tell."
              : `It is to be seen on ${formatDate(head.reviewOn)}, by the success metric as it was and as it is then.`}
          </Remark>
        )}
      </Figure>
    </>
  );
}

function approvalsTitle({ head, approvals }: DecisionView): string {
  if (head.status === "draft") return "Who will be asked to approve";
  const words = answersWords(head);
  return approvals.length === 0 ? "Nobody had to approve" : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function Evidence({ workspace, view, maySetStance }: MemoProps) {
  const { head, frozen, figures, success, segments, texts } = view;
  const numbers = success
    ? [...figures, { ...success.figure, label: `Success metric: ${success.figure.label}` }]
    : figures;
  return (
    <Figure
      title={frozen ? "That day’s numbers and today’s" : "Evidence"}
      lede={
        frozen
          ? `Frozen together on version ${frozen.version} of the data; nobody can change them. Each leads to its page.`
          : "All numbers are frozen together, on the newest version of the data, when the decision is proposed."
      }
    >
      <div className={styles.evidence}>
        {segments.length > 0 ? (
          <SegmentsThen
            workspace={workspace}
            segments={segments}
            isFrozen={frozen !== null}
            mayTarget={maySetStance && head.status === "taken"}
          />
        ) : null}
        {numbers.length > 0 ? <EvidenceTable workspace={workspace} figures={numbers} frozen={frozen} /> : null}
        {texts.length > 0 ? <TextList texts={texts} /> : null}
        {segments.length + numbers.length + texts.length === 0 ? <Remark>No evidence is given yet.</Remark> : null}
      </div>
    </Figure>
  );
}
