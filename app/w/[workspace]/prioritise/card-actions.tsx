import { AskOnce } from "@/components/study/ask-once";
import { ButtonLink } from "@/components/ui/button-link";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { newDecisionHref } from "@/lib/domain/decision-address";
import { type Stage, stages } from "@/lib/domain/hypothesis";
import type { BoardCard } from "@/lib/domain/study-resources";

const moves: Readonly<Record<Stage, string>> = { measure: "Back to measure", analyse: "Analyse", pick: "Pick" };

/** What this reader may do with a card: move it on or back, and take the pick to a decision. */
export function CardActions({ actor, card }: { readonly actor: Actor; readonly card: BoardCard }) {
  const { hypothesis, gates, next } = card;
  const workspace = actor.workspace.slug;
  const mayMove = may(actor, "hypotheses.edit");
  const before = stages[stages.indexOf(hypothesis.stage) - 1];
  const isReady = gates.every(({ met }) => met);
  const move = (to: Stage, label: string) => (
    <AskOnce
      workspace={workspace}
      asked={{ do: "move", hypothesis: hypothesis.id, to }}
      label={label}
      name={`${label}: ${hypothesis.segment.name}, ${hypothesis.sentence}`}
      size="small"
    />
  );
  const isUndecided = card.decision === null || ["declined", "withdrawn"].includes(card.decision.status);
  if (!mayMove && hypothesis.stage !== "pick") return null;
  return (
    <>
      {hypothesis.stage === "pick" && isUndecided && may(actor, "decisions.draft") ? (
        <ButtonLink href={newDecisionHref(workspace, { hypothesis: hypothesis.id })} size="small">
          Prepare the decision
        </ButtonLink>
      ) : null}
      {mayMove && next !== null && isReady ? move(next, moves[next]) : null}
      {mayMove && before ? move(before, before === "analyse" ? "Back to analyse" : moves.measure) : null}
    </>
  );
}
