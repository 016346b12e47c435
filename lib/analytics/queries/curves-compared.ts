import type { LogRankView, SurvivalView } from "@/lib/domain/survival";
import { benjaminiHochberg } from "@/lib/stats/benjamini-hochberg";
import { usualAlpha } from "@/lib/stats/interval";
import { livesIn } from "@/lib/stats/kaplan-meier";
import { logRank } from "@/lib/stats/logrank";
import type { GroupLivesOf } from "./survival-group";

/** What decides whether curves may be tested against each other. */
export interface CurvesAsked {
  readonly rest: GroupLivesOf | null;
  readonly obstacles: ReadonlyMap<string, string>;
  /** Whether no customer is in two of the groups. */
  readonly inOneGroup: boolean;
}

/** Pairs are told of so many groups at most: beyond that nobody reads them. */
const mostPaired = 12;

/** Do the curves differ at all (log-rank), and which pairs do, adjusted for the number of pairs; or why that is not asked. */
export function curvesCompared(
  groups: readonly (GroupLivesOf & { readonly fault: string | null })[],
  { rest, obstacles, inOneGroup }: CurvesAsked,
): Pick<SurvivalView, "logRank" | "logRankSentence"> {
  const own = groups.filter(({ lives, fault }) => fault === null && livesIn(lives) > 0);
  const told = rest ? [...own, rest] : own;
  if (told.length < 2) return { logRank: null, logRankSentence: null };
  if (obstacles.size > 0)
    return { logRank: null, logRankSentence: "The curves are not tested: the groups are made from the outcome." };
  if (!rest && !inOneGroup)
    return {
      logRank: null,
      logRankSentence:
        "A customer may be in several of these segments, so their curves are not tested against each other; each is compared with its own rest.",
    };
  const whole = logRank(told.map(({ lives }) => lives));
  if (!whole) return { logRank: null, logRankSentence: "Too few have left for a test of the curves." };
  return {
    logRank: {
      chiSquare: whole.chiSquare,
      df: whole.df,
      p: whole.p,
      groups: told.map(({ key }, index) => ({
        key,
        observed: whole.groups[index]?.observed ?? 0,
        expected: whole.groups[index]?.expected ?? 0,
      })),
      pairs: pairsOf(told),
    },
    logRankSentence: null,
  };
}

function pairsOf(groups: readonly GroupLivesOf[]): LogRankView["pairs"] {
  if (groups.length < 3 || groups.length > mostPaired) return [];
  const pairs = groups.flatMap((one, index) =>
    groups.slice(index + 1).flatMap((other) => {
      const test = logRank([one.lives, other.lives]);
      return test ? [{ one: one.key, other: other.key, chiSquare: test.chiSquare, p: test.p }] : [];
    }),
  );
  const { pAdjusted } = benjaminiHochberg(
    pairs.map(({ p }) => p),
    usualAlpha,
  );
  return pairs.map((pair, index) => ({ ...pair, pAdjusted: pAdjusted[index] ?? 1 }));
}
