import type { ReactNode } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./share-gaps.module.css";

export interface ShareGap {
  readonly key: string;
  /** Tile and name. */
  readonly label: ReactNode;
  /** 0 to 1; null where it may not be told or is not known. */
  readonly square: number | null;
  readonly dot: number | null;
  /** The gap, signed, in points: "+6.3". */
  readonly gap: string;
  readonly words: string;
  readonly tone: "more" | "less" | "even";
  /** All of it as a sentence. */
  readonly sentence: string;
}

export interface ShareGapsProps {
  readonly label: string;
  readonly gaps: readonly ShareGap[];
  /** What the two stand for: "effort", "revenue". */
  readonly squareWord: string;
  readonly dotWord: string;
}

/** Share against share: a square and a dot joined by a bar, and the gap between them as a number. */
export function ShareGaps({ label, gaps, squareWord, dotWord }: ShareGapsProps) {
  const largest = Math.max(0.05, ...gaps.flatMap(({ square, dot }) => [square ?? 0, dot ?? 0]));
  const step = stepOf(largest);
  const end = Math.ceil((largest + 1e-9) / step) * step;
  const at = (share: number) => `${Math.round((share / end) * 1000) / 10}%`;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return (
    <>
      <div className={styles.gaps} aria-hidden="true">
        <div className={styles.axis}>
          <span />
          <span className={styles.plot}>
            {ticks.map((tick, index) => (
              <span key={tick} className={styles.tick} style={{ left: at(tick) }}>
                {`${Math.round(tick * 100)}${index === ticks.length - 1 ? "\u202f%" : ""}`}
              </span>
            ))}
          </span>
        </div>
      </div>
      <ul className={styles.gaps} aria-label={label}>
        {gaps.map((one) => (
          <li key={one.key} className={styles.row}>
            <span className={styles.name}>{one.label}</span>
            <span className={styles.plot} aria-hidden="true">
              {ticks.map((tick) => (
                <span key={tick} className={styles.line} style={{ left: at(tick) }} />
              ))}
              <Pair one={one} at={at} />
            </span>
            <span className={styles.words}>
              <strong aria-hidden="true">{one.gap}</strong>
              <span aria-hidden="true">{one.words}</span>
              <VisuallyHidden>{one.sentence}</VisuallyHidden>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.key} aria-hidden="true">
        <span>
          <i className={styles.square} />
          {squareWord}
        </span>
        <span>
          <i className={styles.dot} />
          {dotWord}
        </span>
      </p>
    </>
  );
}

function Pair({ one: { square, dot, tone }, at }: { readonly one: ShareGap; readonly at: (share: number) => string }) {
  const [from, to] = [Math.min(square ?? 0, dot ?? 0), Math.max(square ?? 0, dot ?? 0)];
  return (
    <>
      {square === null || dot === null ? null : (
        <span
          className={styles.bar}
          data-tone={tone}
          style={{ left: at(from), width: `calc(${at(to)} - ${at(from)})` }}
        />
      )}
      {square === null ? null : <span className={styles.square} style={{ left: at(square) }} />}
      {dot === null ? null : <span className={styles.dot} style={{ left: at(dot) }} />}
    </>
  );
}

/** Three to five ticks. */
function stepOf(largest: number): number {
  return [0.02, 0.05, 0.1, 0.2].find((step) => largest / step <= 4) ?? 0.25;
}
