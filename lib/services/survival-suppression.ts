import "server-only";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { type SurvivalGroup, type SurvivalReading, type SurvivalView, withoutCurve } from "@/lib/domain/survival";
import { leftOutSentence } from "@/lib/domain/survival-words";
import { hiddenInLine, isSmall, smallestShownCount } from "@/lib/stats/small-cells";

const sentence = "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.";

/**
 * Curves with small numbers hidden, for roles that the access table names (statistics 4.3): groups of 1 to 4 customers and so many
 * neighbours that no total gives them away; numbers at risk of 1 to 4, and the curve beyond them. Marks, the log-rank test and the
 * family stay as they are: they must be the same for everybody.
 */
export function withoutSmallCurves(view: SurvivalView): SurvivalView {
  if (isSmall(view.everybody.n ?? 0))
    return { ...hiddenWhole(view), groups: view.groups.map((group) => suppressed(group)) };
  const all = view.rest ? [...view.groups, view.rest] : view.groups;
  const exclusive = view.rest !== null || view.by?.key !== segmentsKey;
  const total = view.everybody.n ?? 0;
  const hidden = hiddenCounts(
    all.map(({ n }) => n ?? 0),
    { total, exclusive, hidden: [] },
  );
  const shown = all.map((group, index) => (hidden[index] ? suppressed(group) : coarse(group)));
  const singlesOut = hidden.length > 12 && hidden.filter(Boolean).length > hidden.length / 2;
  const named = shown.map((group, index) =>
    singlesOut && hidden[index] ? { ...group, key: `(hidden ${index + 1})`, label: "hidden" } : group,
  );
  const safe = atRiskHidden({ all, named, hidden, exclusive }, view);
  const keys = new Set(safe.filter(({ state }) => state !== "suppressed").map(({ key }) => key));
  const count = hidden.filter(Boolean).length;
  return {
    ...view,
    groups: safe.slice(0, view.groups.length),
    rest: view.rest ? (safe.at(-1) ?? null) : null,
    everybody: { ...coarse(view.everybody), atRisk: view.everybody.atRisk.map(unlessSmall) },
    logRank: view.logRank && {
      ...view.logRank,
      groups: view.logRank.groups.filter(({ key }) => keys.has(key)),
      pairs: view.logRank.pairs.filter(({ one, other }) => keys.has(one) && keys.has(other)),
    },
    leftOut: view.leftOut.map((one) =>
      isSmall(one.count ?? 0)
        ? {
            ...one,
            count: null,
            sentence: leftOutSentence(one.reason, null, { unitWord: view.unitWord, from: view.history?.from }),
          }
        : one,
    ),
    notes:
      count === 0
        ? view.notes
        : [
            ...view.notes,
            `${count} ${count === 1 ? "group is" : "groups are"} hidden: fewer than ${smallestShownCount} customers, or needed to protect such a group.`,
          ],
  };
}

interface Line {
  readonly total: number;
  /** Whether nobody is in two groups, so that they add up to the total. */
  readonly exclusive: boolean;
  readonly hidden: readonly boolean[];
}

function hiddenCounts(counts: readonly number[], { total, exclusive, hidden }: Line): boolean[] {
  return hiddenInLine(
    counts,
    counts.map((count, index) => hidden[index] === true || (!exclusive && isSmall(total - count))),
  );
}

interface Groups {
  readonly all: readonly SurvivalGroup[];
  readonly named: readonly SurvivalGroup[];
  readonly hidden: readonly boolean[];
  readonly exclusive: boolean;
}

/** Hides numbers at risk time by time, with the neighbours from which they could be worked out. */
function atRiskHidden({ all, named, hidden, exclusive }: Groups, { everybody }: SurvivalView): SurvivalGroup[] {
  const line = (counts: readonly number[], total: number) => hiddenCounts(counts, { total, exclusive, hidden });
  const atTicks = everybody.atRisk.map((total, tick) =>
    line(
      all.map(({ atRisk }) => atRisk[tick] ?? 0),
      total ?? 0,
    ),
  );
  const atReadings = everybody.at.map(({ atRisk }, index) =>
    line(
      all.map(({ at }) => at[index]?.atRisk ?? 0),
      atRisk ?? 0,
    ),
  );
  return named.map((group, own) => ({
    ...group,
    atRisk: group.atRisk.map((count, tick) => (atTicks[tick]?.[own] ? null : count)),
    at: group.at.map((reading, index) => (atReadings[index]?.[own] ? { ...reading, atRisk: null } : reading)),
  }));
}

/** A curve as far as at least five are at risk, without the counts of each step. */
function coarse(group: SurvivalGroup): SurvivalGroup {
  const curve = group.curve
    .filter(({ atRisk }) => (atRisk ?? 0) >= smallestShownCount)
    .map((step) => ({ ...step, atRisk: null, events: null }));
  return { ...group, curve, lastTime: curve.at(-1)?.time ?? group.lastTime, at: group.at.map(readingShown) };
}

function readingShown(reading: SurvivalReading): SurvivalReading {
  if (!isSmall(reading.atRisk ?? 0)) return reading;
  return { ...reading, survival: null, interval: null, plain: null, atRisk: null };
}

function unlessSmall(count: number | null): number | null {
  return count !== null && isSmall(count) ? null : count;
}

function suppressed(group: SurvivalGroup): SurvivalGroup {
  return withoutCurve(group, "suppressed", sentence);
}

function hiddenWhole(view: SurvivalView): SurvivalView {
  return {
    ...view,
    rest: view.rest && suppressed(view.rest),
    everybody: suppressed(view.everybody),
    logRank: null,
    explanation: [],
    leftOut: [],
    notes: ["Hidden: fewer than 5 customers in all."],
  };
}
