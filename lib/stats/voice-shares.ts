import { benjaminiHochberg } from "./benjamini-hochberg";
import { binomialTails } from "./binomial-tails";
import { bisect } from "./bisect";
import { normalP } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";
import { wilson } from "./wilson";

/** Customers who speak of something (`n`), those of them in a group (`k`), and the group's share of all customers. */
export interface Voice {
  readonly k: number;
  readonly n: number;
  readonly base: number;
}

/** `interval`: of the share k/n, at the level of the screen, so that it contains the base exactly where there is no mark. */
export interface VoiceShare {
  readonly share: number | null;
  readonly interval: Bounds | null;
  readonly p: number | null;
  readonly mark: "higher" | "lower" | "none" | "notEnough";
}

export interface VoiceScreen {
  readonly shares: readonly VoiceShare[];
  readonly m: number;
  readonly marked: number;
  readonly alpha: number;
}

/** With fewer voices no verdict is given. */
export const fewestVoices = 10;
/** Above so many the exact binomial gives way to the score test, which then agrees with it. */
const mostExact = 2000;

/**
 * Whether groups are over- or under-heard: the share of voices against the group's known share of all customers, one binomial test
 * for each, judged as one family. Test and interval are dual at every level: exact (Clopper & Pearson, Biometrika 26 (1934) 404; two
 * one-sided tests), for many voices the score test with Wilson's interval.
 */
export function voiceShares(voices: readonly Voice[], q: number = usualAlpha): VoiceScreen {
  const ps = voices.map(judgedP);
  const family = ps.flatMap((p) => (p === null ? [] : [p]));
  const { alpha, selectedCount, m } = benjaminiHochberg(family, q);
  const shares = voices.map((voice, index): VoiceShare => {
    const { k, n, base } = voice;
    const p = ps[index] ?? null;
    if (n === 0) return { share: null, interval: null, p: null, mark: "notEnough" };
    const share = k / n;
    const isMarked = p !== null && selectedCount > 0 && p <= alpha;
    return {
      share,
      interval: intervalAt(voice, p === null ? usualAlpha : alpha),
      p,
      mark: p === null ? "notEnough" : isMarked ? (share > base ? "higher" : "lower") : "none",
    };
  });
  return { shares, m, marked: selectedCount, alpha };
}

function judgedP({ k, n, base }: Voice): number | null {
  if (n < fewestVoices || !(base > 0 && base < 1)) return null;
  if (n > mostExact) return normalP((k / n - base) / Math.sqrt((base * (1 - base)) / n));
  const { atMost, atLeast } = binomialTails(k, n, base);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

function intervalAt({ k, n }: Voice, alpha: number): Bounds {
  if (n > mostExact) return wilson(k, n, alpha) ?? [0, 1];
  const share = k / n;
  const low = k === 0 ? 0 : bisect(share, 0, (value) => binomialTails(k, n, value).atLeast <= alpha / 2);
  const high = k === n ? 1 : bisect(share, 1, (value) => binomialTails(k, n, value).atMost <= alpha / 2);
  return [low, high];
}
