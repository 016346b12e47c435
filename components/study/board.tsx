import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { Tile } from "@/components/ui/tile";
import { type Stage, stages } from "@/lib/domain/hypothesis";
import { stageWords, verdictWords } from "@/lib/domain/hypothesis-words";
import { countText } from "@/lib/domain/number-words";
import { segmentTile } from "@/lib/domain/segment-tile";
import { studyLimits } from "@/lib/domain/study";
import type { BoardCard } from "@/lib/domain/study-resources";
import styles from "./board.module.css";
import { StateMark } from "./state-mark";

export interface BoardProps {
  readonly cards: readonly BoardCard[];
  /** Id of the hypothesis that stands open beneath. */
  readonly open: string | undefined;
  readonly hrefOf: (card: BoardCard) => string;
  /** What this reader may do with a card: move it, or take the pick on. */
  readonly actionsOf: (card: BoardCard) => ReactNode;
}

/** Measure, analyse, the pick: every open hypothesis in its column with what it needs to move on. */
export function Board({ cards, open, hrefOf, actionsOf }: BoardProps) {
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
                  card={card}
                  href={hrefOf(card)}
                  isOpen={card.hypothesis.id === open}
                  actions={actionsOf(card)}
                />
              ))}
            </ul>
            <p className={styles.gate}>
              <Counter stage={stage} cards={cards} />
            </p>
          </section>
        );
      })}
    </div>
  );
}

interface CardProps {
  readonly card: BoardCard;
  readonly href: string;
  readonly isOpen: boolean;
  readonly actions: ReactNode;
}

function Card({ card, href, isOpen, actions }: CardProps) {
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
        {actions ? <div className={styles.moves}>{actions}</div> : null}
      </div>
    </li>
  );
}

/** What a column holds against what is wanted of it. */
function Counter({ stage, cards }: { readonly stage: Stage; readonly cards: readonly BoardCard[] }) {
  const own = cards.filter(({ hypothesis }) => hypothesis.stage === stage).length;
  const { met, words } = counterOf(stage, own, cards.length);
  return (
    <Mark sign={met ? "tick" : "warn"} tone={met ? "good" : "warn"}>
      {words}
    </Mark>
  );
}

function counterOf(stage: Stage, own: number, all: number): { readonly met: boolean; readonly words: string } {
  if (stage === "measure") {
    const noun = all === 1 ? "hypothesis" : "hypotheses";
    return {
      met: all >= studyLimits.fewest,
      words: `${all} ${noun} in the study, ${studyLimits.fewest} to ${studyLimits.most} wanted`,
    };
  }
  if (stage === "analyse") return { met: own > 0, words: `${own} being analysed, 1 to ${studyLimits.analysed} wanted` };
  return { met: own > 0, words: own > 0 ? "The pick is made" : "Nothing is picked yet" };
}
