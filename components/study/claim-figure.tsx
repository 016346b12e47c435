import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { Figure } from "@/components/ui/figure";
import { Mark } from "@/components/ui/mark";
import { formatDate, formatInstant } from "@/lib/domain/format-date";
import { guessText } from "@/lib/domain/hypothesis-words";
import type { MetricUnit } from "@/lib/domain/metric";
import { countText, differenceText, metricFormat, valueWithInterval } from "@/lib/domain/number-words";
import { notEnoughWords, reasonWords } from "@/lib/domain/sentence";
import type { BoardCard, HypothesisPage } from "@/lib/domain/study-resources";
import styles from "./board.module.css";
import { ClaimStrip } from "./claim-strip";
import { LooksTable } from "./looks-table";
import { StateMark } from "./state-mark";

export interface ClaimFigureProps {
  readonly page: HypothesisPage;
  readonly currency: string;
  /** Its card on the board, with what it needs to move on; without one it is retired. */
  readonly card: BoardCard | undefined;
  readonly nextReview: string;
  /** The button that shows the number, for those who may. */
  readonly reveal: ReactNode;
  /** What else this reader may do with it. */
  readonly actions: ReactNode;
}

/** One hypothesis: what is claimed, what it shows between reviews, each verdict that was computed, and what was signed beside. */
export function ClaimFigure({ page, currency, card, nextReview, reveal, actions }: ClaimFigureProps) {
  const { hypothesis, looks } = page;
  return (
    <Figure
      id="open"
      title={`${hypothesis.segment.name}: ${hypothesis.sentence}`}
      lede={<StateMark state={hypothesis.state} word={hypothesis.latest?.sentence} />}
      actions={actions}
    >
      <div className={styles.open}>
        <div className={styles.block}>
          <ClaimFacts page={page} currency={currency} />
          {hypothesis.closed === null ? null : <p className={styles.note}>{hypothesis.closed}</p>}
          {hypothesis.closed === null && hypothesis.retired === null ? (
            <Standing page={page} nextReview={nextReview} reveal={reveal} />
          ) : null}
        </div>
        <div className={styles.block}>
          {card && card.next !== null ? (
            <>
              <h3>{card.next === "analyse" ? "To be analysed" : "To be picked"}</h3>
              <ul className={styles.gates}>
                {card.gates.map(({ id, met, sentence }) => (
                  <li key={id}>
                    <Mark sign={met ? "tick" : "warn"} tone={met ? "good" : "warn"}>
                      {sentence}
                    </Mark>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <Signatures page={page} />
        </div>
      </div>
      {looks.length > 0 ? (
        <div className={styles.looks}>
          <LooksTable page={page} currency={currency} />
        </div>
      ) : null}
    </Figure>
  );
}

function ClaimFacts({ page: { hypothesis }, currency }: Pick<ClaimFigureProps, "page" | "currency">) {
  const format = { unit: hypothesis.metric.unit as MetricUnit, currency };
  const { guess, why, predecessor, retired, revealed, newerDefinition } = hypothesis;
  const lines = [
    {
      term: "Definition",
      detail: `version ${hypothesis.definition}${newerDefinition === null ? "" : `; version ${newerDefinition} is newer`}`,
    },
    { term: "Written", detail: `${formatDate(hypothesis.created.at.slice(0, 10))}, ${hypothesis.created.by}` },
    { term: "Guess", detail: guess === null ? "not written yet" : guessText(guess, format) },
    ...(revealed ? [{ term: "Number shown", detail: `${formatInstant(revealed.at)} UTC, ${revealed.by}` }] : []),
    ...(why === null ? [] : [{ term: "Why", detail: why }]),
    ...(predecessor
      ? [
          {
            term: "In place of",
            detail: predecessor.wasRevealed
              ? "a hypothesis whose number had been shown: the guess may know it"
              : "a hypothesis whose number nobody had seen",
          },
        ]
      : []),
    ...(retired
      ? [{ term: "Retired", detail: `${formatDate(retired.at.slice(0, 10))}, ${retired.by}: ${retired.reason}` }]
      : []),
  ];
  return <DefinitionList items={lines} />;
}

/** What the newest data show between reviews; before the number was asked for, nothing of it. */
function Standing({ page, nextReview, reveal }: Pick<ClaimFigureProps, "page" | "nextReview" | "reveal">) {
  const { hypothesis, now } = page;
  if (hypothesis.revealed === null || now === null)
    return (
      <>
        <h3>The number is not shown yet</h3>
        <p>
          {hypothesis.guess === null
            ? "Write your guess first. Then the number can be shown, once and to everybody."
            : "Once it is shown, to everybody, claim and guess stand as they are."}
        </p>
        <div className={styles.moves}>{reveal}</div>
      </>
    );
  return (
    <>
      <h3>For information, on version {now.datasetVersion} of the data</h3>
      <StandingNumbers page={page} now={now} />
      <p className={styles.micro}>
        95 % intervals; they spend no look and give no verdict. The next review is on {formatDate(nextReview)}.
      </p>
    </>
  );
}

function StandingNumbers({
  page: { hypothesis },
  now,
}: {
  readonly page: HypothesisPage;
  readonly now: NonNullable<HypothesisPage["now"]>;
}) {
  const { estimate, currency, sentence } = now;
  if (!estimate || estimate.value === null)
    return <p>{sentence ?? `There is no number: ${reasonWords(estimate?.reason ?? "noRows")}.`}</p>;
  const format = metricFormat(hypothesis.metric, currency);
  const { difference } = estimate;
  const against = `the ${hypothesis.comparison}`;
  return (
    <>
      <p>
        {hypothesis.metric.name} {valueWithInterval(estimate.value, estimate.interval, format)}, from{" "}
        {countText(estimate.n)} {estimate.unit}.
      </p>
      {difference ? (
        <p className={styles.strip}>
          <span>
            Against {against}: {differenceText(difference.value, difference.interval, format)}
            {hypothesis.guess === null ? "" : `; the guess was ${guessText(hypothesis.guess, format)}`}.
          </span>
          <ClaimStrip claim={hypothesis} difference={difference} format={format} />
        </p>
      ) : (
        <p>{notEnoughWords(estimate, "customers")}.</p>
      )}
    </>
  );
}

/** What people signed beside computed verdicts, in force or not. */
function Signatures({ page: { overrides, hypothesis } }: { readonly page: HypothesisPage }) {
  if (overrides.length === 0) return null;
  return (
    <>
      <h3>Signed beside the verdict</h3>
      <ul className={styles.list}>
        {overrides.map(({ at, by, look, verdict, note }) => (
          <li key={at}>
            <Mark sign="warn" tone={hypothesis.override?.at === at ? "warn" : "none"}>
              {verdict === null ? "taken back" : verdict === "supported" ? "supported" : "not supported"}, beside look{" "}
              {look}
              {hypothesis.override?.at === at ? "" : ", no longer in force"}
            </Mark>
            <p className={styles.note}>{note}</p>
            <p className={styles.micro}>
              {by}, {formatInstant(at)} UTC
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
