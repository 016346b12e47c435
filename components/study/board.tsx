import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { Tile } from "@/components/ui/tile";
import { decisionHref } from "@/lib/domain/decision-address";
import { statusWords } from "@/lib/domain/decision-words";
import { type Stage, stages } from "@/lib/domain/hypothesis";
import { stageWords, verdictWords } from "@/lib/domain/hypothesis-words";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { studyLimits } from "@/lib/domain/study";
import type { BoardCard, PickDecision } from "@/lib/domain/study-resources";
import { pickCounter } from "@/lib/domain/study-words";
import styles from "./board.module.css";
import { StateMark } from "./state-mark";

export interface BoardProps {
  readonly workspace: string;
  readonly cards: readonly BoardCard[];
  /** Decisions are open to this reader; where they are not, nothing is said of them. */
  readonly seesDecisions: boolean;
  /** Id of the hypothesis that stands open beneath. */
  readonly open: string | undefined;
  readonly hrefOf: (card: BoardCard) => string;
  /** What this reader may do with a card: move it, or take the pick on. */
  readonly actionsOf: (card: BoardCard) => ReactNode;
}

/** Measure, analyse, the pick: every open hypothesis in its column with what it needs to move on. */
export function Board({ workspace, cards, seesDecisions, open, hrefOf, actionsOf }: BoardProps) {
  return (
    <div className={styles.board}>
      {stages.map((stage) => {
        const own = cards.filter(({ hypothesis }) => hypothesis.stage === stage);
        return (
          <section key={stage} className={styles.column} aria-label={stageWords[stage].title}>
            <h3>
              {stageWords[stage].title} <span className={styles.wanted}>{stageWords[stage].wanted}</span>
            </h3>
            <ul>
              {own.map((card) => (
                <Card
                  key={card.hypothesis.id}
                  workspace={workspace}
                  card={card}
                  href={hrefOf(card)}
                  isOpen={card.hypothesis.id === open}
                  actions={actionsOf(card)}
                />
              ))}
            </ul>
            <p className={styles.gate}>
              <Counter stage={stage} cards={cards} seesDecisions={seesDecisions} />
            </p>
          </section>
        );
      })}
    </div>
  );
}

interface CardProps {
  readonly workspace: string;
  readonly card: BoardCard;
  readonly href: string;
  readonly isOpen: boolean;
  readonly actions: ReactNode;
}

function Card({ workspace, card, href, isOpen, actions }: CardProps) {
  const { hypothesis, customers } = card;
  const { latest, override } = hypothesis;
  const missing = card.gates.filter(({ met }) => !met);
  return (
    <li className={styles.card} data-open={isOpen}>
      <Tile {...segmentTile(hypothesis.segment.code)} />
      <div>
        <Link className={styles.claim} href={href} scroll={false} aria-current={isOpen ? "true" : undefined}>
          {hypothesis.segment.name}: {hypothesis.sentence}
        </Link>
        <p className={styles.micro}>
          {customers === null ? "size not shown" : `${countText(customers)} customers`}
          {latest === null ? "" : `, look\u00a0${latest.number} on version\u00a0${latest.datasetVersion}`}
        </p>
      </div>
      <StateMark state={hypothesis.state} word={latest?.verdict === "notEnough" ? verdictWords.notEnough : undefined} />
      <div className={styles.more}>
        {override ? (
          <Mark sign="warn" tone="warn">
            {override.by} signed: {override.verdict === "supported" ? "supported" : "not supported"}
          </Mark>
        ) : null}
        {missing.map(({ id, sentence }) => (
          <Mark key={id} sign="warn" tone="warn">
            {sentence}
          </Mark>
        ))}
        {card.next !== null && missing.length === 0 ? (
          <Mark sign="tick" tone="good">
            Ready to move on
          </Mark>
        ) : null}
        {card.decision ? <PickedBy workspace={workspace} decision={card.decision} /> : null}
        {actions ? <div className={styles.moves}>{actions}</div> : null}
      </div>
    </li>
  );
}

/** The decision that a pick was taken to, and how it stands. */
function PickedBy({ workspace, decision }: { readonly workspace: string; readonly decision: PickDecision }) {
  const { id, question, status, chosen } = decision;
  return (
    <p>
      {"Decision: "}
      <Link href={decisionHref(workspace, id)}>{question === "" ? "without a question yet" : question}</Link>
      {` ${statusWords[status]}${chosen === null ? "" : `: ${chosen}`}`}
    </p>
  );
}

interface CounterProps extends Pick<BoardProps, "cards" | "seesDecisions"> {
  readonly stage: Stage;
}

/** What a column holds against what is wanted of it. */
function Counter({ stage, cards, seesDecisions }: CounterProps) {
  const { met, words } = stage === "pick" ? pickCounter(cards, seesDecisions) : counterOf(stage, cards);
  return (
    <Mark sign={met ? "tick" : "warn"} tone={met ? "good" : "warn"}>
      {words}
    </Mark>
  );
}

function counterOf(stage: "measure" | "analyse", cards: readonly BoardCard[]): ReturnType<typeof pickCounter> {
  if (stage === "measure") {
    const all = cards.length;
    const noun = all === 1 ? "hypothesis" : "hypotheses";
    return {
      met: all >= studyLimits.fewest,
      words: `${all} ${noun} in the study, ${studyLimits.fewest} to ${studyLimits.most} wanted`,
    };
  }
  const own = cards.filter(({ hypothesis }) => hypothesis.stage === stage).length;
  return { met: own > 0, words: `${own} being analysed, 1 to ${studyLimits.analysed} wanted` };
}
