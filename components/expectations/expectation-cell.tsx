import Link from "next/link";
import { Missing } from "@/components/ui/missing";
import { type ExpectationTopic, isTimed, type ServiceClaim } from "@/lib/domain/expectation";
import type { ExpectationCell as Cell, ServiceActual } from "@/lib/domain/expectation-board";
import { countText, percentText } from "@/lib/domain/number-words";
import { claimText, topicNames, waitText } from "@/lib/domain/service-words";
import styles from "./expectations.module.css";
import { PromiseMark } from "./promise-mark";
import { WaitDrawing } from "./wait-drawing";

export interface ExpectationCellProps {
  readonly cell: Cell;
  /** Whose sheet it is, for those who hear the link alone. */
  readonly segment: string;
  readonly href: string;
  readonly longest: number;
}

/** One topic of a segment: drawn where it is a time, else in words; the link opens all that is known of it. */
export function ExpectationCell({ cell, segment, href, longest }: ExpectationCellProps) {
  const { topic, expected, offered, actual, againstExpected, againstOffered } = cell;
  const name = `${topicNames[topic]} of ${segment}`;
  const waits = isTimed(topic) && actual.kind === "waits" ? shownWait(cell) : null;
  return (
    <div className={styles.cell} id={`cell-${href.split("open=")[1] ?? ""}`}>
      {waits ? (
        <>
          <WaitDrawing
            expected={expected?.limit?.minutes ?? null}
            offered={isSameShare(expected, offered) ? (offered?.limit?.minutes ?? null) : null}
            actual={waits}
            tone={againstExpected.state === "met" ? "good" : againstExpected.state === "missed" ? "bad" : "none"}
            longest={longest}
          />
          <p className={styles.line}>
            <strong>{waitText(waits.value)}</strong> <span>{limits(expected, offered)}</span>
          </p>
        </>
      ) : (
        <dl className={styles.words}>
          <dt>expected</dt>
          <dd>{claimWords(topic, expected)}</dd>
          <dt>offered</dt>
          <dd>{claimWords(topic, offered)}</dd>
          <dt>actual</dt>
          <dd>{actualWords(actual)}</dd>
        </dl>
      )}
      <p className={styles.marks}>
        <PromiseMark state={againstExpected.state} />
        {offered?.limit ? <PromiseMark state={againstOffered.state} ofPromise /> : null}
      </p>
      <p className={styles.foot}>
        {actual.kind === "waits" ? <span>{`n\u202f${countText(actual.answered + actual.open)}`}</span> : null}
        {actual.kind === "channels" ? <span>{`n\u202f${countText(actual.n)}`}</span> : null}
        <Link href={href} scroll={false} aria-label={name}>
          {cell.id === null ? "Write" : "Open"}
        </Link>
      </p>
    </div>
  );
}

/** The wait that the claim is about: of half of the tickets, or of nine in ten. */
function shownWait({ expected, offered, actual }: Cell) {
  if (actual.kind !== "waits") return null;
  const { value, interval } = (expected ?? offered)?.limit?.share === 0.9 ? actual.ninety : actual.median;
  return value === null ? null : { value, interval };
}

/** A limit for nine in ten tickets does not stand beside the wait of half of them. */
function isSameShare(expected: ServiceClaim | null, offered: ServiceClaim | null): boolean {
  return !expected?.limit || !offered?.limit || expected.limit.share === offered.limit.share;
}

function limits(expected: ServiceClaim | null, offered: ServiceClaim | null): string {
  const words = (name: string, claim: ServiceClaim | null) =>
    claim?.limit ? [`${name} ${waitText(claim.limit.minutes)}${claim.limit.share === 0.9 ? " (9 in 10)" : ""}`] : [];
  return [...words("expected", expected), ...words("offered", offered)].join(", ");
}

function claimWords(topic: ExpectationTopic, claim: ServiceClaim | null) {
  return claim === null ? <span className={styles.quiet}>nothing</span> : claimText(topic, claim);
}

function actualWords(actual: ServiceActual) {
  switch (actual.kind) {
    case "channels":
      return actual.shares
        .slice(0, 3)
        .map(({ channel, share }) => `${channel} ${percentText(share)}`)
        .join(", ");
    case "hidden":
      return <Missing kind="suppressed">fewer than 5</Missing>;
    case "waits":
      return "no ticket answered";
    case "notMeasured":
      return <span className={styles.quiet}>not measured</span>;
  }
}
