import { inSentence } from "./in-sentence";
import { numberWord } from "./overlap";
import type { ScoreboardView } from "./scoreboard";
import { againstLabel, judgement } from "./sentence";

/** How one segment does against what it is compared with, in one sentence: it claims what is marked, and of how many measures. */
export function performanceHeadline(view: ScoreboardView, key: string): string {
  const against = againstLabel(view);
  const row = view.groups.findIndex((group) => group.key === key);
  if (view.groups[row]?.size === view.total && view.against === "rest")
    return "Everybody is in it: there is no rest to compare with";
  const measures = view.metrics.flatMap((metric, column) => {
    const mark = view.cells[row]?.[column]?.estimate?.mark;
    return metric.direction === null || mark === undefined ? [] : [{ metric, mark }];
  });
  const told = measures.filter(({ mark }) => mark === "higher" || mark === "lower" || mark === "none");
  const named = (side: "better" | "worse") =>
    told.filter(({ metric, mark }) => judgement(mark, metric.direction) === side).map(({ metric }) => metric.name);
  const [better, worse] = [named("better"), named("worse")];
  if (told.length === 0) return `Too few customers to compare with ${against}`;
  const those = told.length < measures.length ? "measures that can be told" : "measures";
  const on = (names: readonly string[]) => onWords(names, told.length, those);
  if (better.length > 0 && worse.length > 0)
    return `Better than ${against} on ${on(better)}; worse on ${worse.length === 1 ? on(worse) : numberWord(worse.length)}`;
  if (better.length > 0) return `Better than ${against} on ${on(better)}`;
  if (worse.length > 0) return `Worse than ${against} on ${on(worse)}`;
  const whole =
    told.length === 1 ? told[0] && inSentence(told[0].metric.name) : `any of ${numberWord(told.length)} ${those}`;
  return `No clear difference to ${against} on ${whole}`;
}

function onWords(names: readonly string[], told: number, those: string): string {
  const [first = ""] = names;
  if (names.length === 1) return inSentence(first);
  if (names.length === told) return `${told === 2 ? "both" : `all ${numberWord(told)}`} ${those}`;
  return `${numberWord(names.length)} of ${numberWord(told)} ${those}`;
}
