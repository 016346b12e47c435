import { Mark, type MarkProps } from "@/components/ui/mark";
import type { ApprovalView } from "@/lib/domain/decision-resources";
import { formatDate } from "@/lib/domain/format-date";
import styles from "./decisions.module.css";

/** Who must approve, and what each said. A dissent stands here for ever. */
export function ApprovalList({ approvals }: { readonly approvals: readonly ApprovalView[] }) {
  return (
    <ul className={styles.people}>
      {approvals.map(({ person, state, words, answeredAt, replacedBy }) => (
        <li key={person.id} className={styles.person}>
          <div className={styles.personHead}>
            <span>{person.name}</span>
            <Mark {...marks[state]}>{stateWords(state, { replacedBy, answeredAt, hasLeft: !person.isMember })}</Mark>
          </div>
          {words === null || words === "" ? null : <p className={styles.words}>{words}</p>}
        </li>
      ))}
    </ul>
  );
}

const marks: Readonly<Record<ApprovalView["state"], Pick<MarkProps, "sign" | "tone">>> = {
  approved: { sign: "tick", tone: "good" },
  dissented: { sign: "cross", tone: "bad" },
  waiting: { sign: "open", tone: "none" },
  left: { sign: "warn", tone: "warn" },
  closedOut: { sign: "warn", tone: "warn" },
  replaced: { sign: "dash", tone: "none" },
};

interface Facts {
  readonly replacedBy: string | null;
  readonly answeredAt: string | null;
  readonly hasLeft: boolean;
}

function stateWords(state: ApprovalView["state"], { replacedBy, answeredAt, hasLeft }: Facts): string {
  const day = answeredAt === null ? "" : ` on ${formatDate(answeredAt)}`;
  const since = hasLeft ? "; has left since" : "";
  switch (state) {
    case "approved":
      return `approved${day}${since}`;
    case "dissented":
      return `dissented${day}${since}`;
    case "left":
      return "has left the workspace, without an answer";
    case "closedOut":
      return "may not answer any more";
    case "replaced":
      return `left without an answer; ${replacedBy} answers instead`;
    default:
      return "has not answered";
  }
}
