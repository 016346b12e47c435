import type { ScoreboardView } from "./scoreboard";
import { againstWords, judgement } from "./sentence";

interface Standing {
  readonly label: string;
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly judged: number;
}

/**
 * The finding of a scoreboard as one sentence: the group that is better on most metrics, the one that is worse on most. Claims only
 * what is marked; a plain name where nothing is.
 */
export function headline(view: ScoreboardView): string {
  const standings = view.groups.map((_, row) => standing(view, row));
  const best = most(standings, "better");
  const worst = most(standings, "worse");
  const against = againstWords(view.against);
  const beats = best && `${best.label} beats ${against} on ${metricWords(best, "better")}`;
  const trails = worst && `${worst.label} trails${beats ? "" : ` ${against}`} on ${metricWords(worst, "worse")}`;
  if (beats || trails) return [beats, trails].filter((part) => part !== undefined).join("; ");
  if (view.family.m === 0) return `Groups by ${view.by.label}`;
  if (view.family.marked > 0) return `Groups by ${view.by.label} differ from ${against}`;
  return `No group of ${view.by.label} clearly differs from ${against}`;
}

function standing(view: ScoreboardView, row: number): Standing {
  const better: string[] = [];
  const worse: string[] = [];
  let judged = 0;
  view.metrics.forEach((metric, column) => {
    const estimate = view.cells[row]?.[column]?.estimate;
    if (!estimate || metric.direction === null) return;
    if (estimate.mark === "higher" || estimate.mark === "lower" || estimate.mark === "none") judged += 1;
    const verdict = judgement(estimate.mark, metric.direction);
    if (verdict) (verdict === "better" ? better : worse).push(metric.name);
  });
  return { label: view.groups[row]?.label ?? "", better, worse, judged };
}

/** The group with the most metrics of a kind, the larger group on a tie; undefined where none has any. */
function most(standings: readonly Standing[], side: "better" | "worse"): Standing | undefined {
  const leading = standings.reduce<Standing | undefined>(
    (best, one) => (one[side].length > (best?.[side].length ?? 0) ? one : best),
    undefined,
  );
  return leading;
}

function metricWords(standing: Standing, side: "better" | "worse"): string {
  const names = standing[side].map(lowered);
  const [first = "", second] = names;
  if (names.length === 1) return first;
  if (names.length === standing.judged)
    return names.length === 2 ? `${first} and ${second}` : `all ${names.length} metrics`;
  return names.length === 2 ? `${first} and ${second}` : `${names.length} of ${standing.judged} metrics`;
}

/** Names begin in lower case inside a sentence, abbreviations stay. */
function lowered(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}
