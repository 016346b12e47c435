"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Actions } from "@/components/ui/layout";
import type { Rule } from "@/lib/domain/rule";
import type { SegmentOrigin } from "@/lib/domain/segment";
import { SaveAsSegment } from "./save-as-segment";
import styles from "./templates.module.css";

/** The top at one whole per cent, in words and as a place on the curve. */
export interface CutPoint {
  readonly percent: number;
  /** 0 to 1. */
  readonly share: number;
  readonly shareText: string;
  readonly interval: string;
  readonly customers: string;
  /** Who belongs to the rule beside the top itself; null where nobody. */
  readonly ties: string | null;
  readonly atLeast: string;
  readonly rule: Rule;
  readonly origin: SegmentOrigin;
  /** The page with this cut, where the metric is compared. */
  readonly href: string;
}

export interface ConcentrationCutProps {
  readonly workspace: string;
  readonly dataset: string;
  readonly column: string;
  readonly points: readonly CutPoint[];
  readonly start: number;
  readonly mayDraft: boolean;
}

/** The curve of who brings how much, with a cut that can be dragged: its numbers follow at once. */
export function ConcentrationCut({ workspace, dataset, column, points, start, mayDraft }: ConcentrationCutProps) {
  const [percent, setPercent] = useState(start);
  const point = points.find((one) => one.percent === percent) ?? points[0];
  if (!point) return null;
  const line = points.map((one) => `${one.percent * 4} ${200 - one.share * 200}`).join("L");
  return (
    <div className={styles.cut}>
      <svg
        className={styles.curve}
        viewBox="-2 -4 404 208"
        role="img"
        aria-label={`Share of ${column} by the top of the base: the top ${point.percent} % hold ${point.shareText}`}
      >
        <path className={styles.even} d="M0 200L400 0" />
        <path className={styles.line} d={`M0 200L${line}L400 0`} />
        <path className={styles.marker} d={`M${point.percent * 4} 200V${200 - point.share * 200}H0`} />
        <circle className={styles.dot} cx={point.percent * 4} cy={200 - point.share * 200} r={4} />
      </svg>
      <div className={styles.told}>
        <label className={styles.slider}>
          <span>{`The top ${point.percent} % of customers`}</span>
          <input
            type="range"
            min={1}
            max={99}
            value={point.percent}
            aria-valuetext={`top ${point.percent} %: ${point.customers}, ${point.shareText} of ${column}`}
            onChange={(event) => setPercent(Number(event.target.value))}
          />
        </label>
        <output>
          <span className={styles.large}>{point.shareText}</span>
          {` of ${column}, ${point.interval}`}
        </output>
        <p>{`${point.customers}, each with ${point.atLeast} or more.${point.ties === null ? "" : ` ${point.ties}`}`}</p>
        <Actions>
          {mayDraft ? (
            <SaveAsSegment
              key={point.percent}
              workspace={workspace}
              dataset={dataset}
              rule={point.rule}
              origin={point.origin}
              name={`Top ${point.percent} % by ${column}`}
            />
          ) : null}
          {point.percent === start ? null : <ButtonLink href={point.href}>Compare at this cut</ButtonLink>}
        </Actions>
      </div>
    </div>
  );
}
