import { type ComparedEstimate, compareScreen, type ScreenFamily } from "./compare";
import { emptyMoments, momentsOfCounts } from "./moments";
import type { SetAtom } from "./set-overlap";

/** Customers by the segments they are in (their places), and how many of them did something. */
export interface UsingAtom extends SetAtom {
  readonly using: number;
}

/** Customers that a segment needs to be the one that others are held against. */
export const fewestOfBest = 30;

/** Every segment's share, with its difference to the best where it is another. */
export interface FeatureGaps {
  /** Place of the segment with the highest share; null where none is large enough. */
  readonly best: number | null;
  readonly estimates: readonly ComparedEstimate[];
}

/**
 * Shares of customers who use each feature, by segment, against the segment with the highest share, all as one family. The best is
 * found in the same numbers, so each p counts as often as there are segments that could have been it: without that, segments that do
 * not differ would be told apart far more often than the family allows. Differences have level 1 - `family.alpha`. Who is in both is
 * weighed as in any comparison of segments that overlap. `leaks`: segments that are told by what they used; they are never compared.
 */
export function adoptionGaps(
  features: readonly (readonly UsingAtom[])[],
  leaks: readonly boolean[],
): { readonly features: readonly FeatureGaps[]; readonly family: ScreenFamily } {
  const bests = features.map((atoms) => bestOf(atoms, leaks));
  const choices = Math.max(1, ...features.map((atoms) => choicesOf(atoms, leaks)));
  const { estimates, family } = compareScreen(
    features.flatMap((atoms, row) =>
      leaks.map((isLeak, at) => {
        const best = bests[row] ?? null;
        const isAlone = best === null || best === at;
        return {
          id: `${row}/${at}`,
          relation: "segment" as const,
          kind: "proportion" as const,
          group: momentsOf(atoms, (inside) => inside.includes(at)),
          ...(isAlone ? { reference: null } : sidesOf(atoms, at, best)),
          obstacle: isLeak ? "leak" : null,
          choices,
        };
      }),
    ),
  );
  return {
    features: features.map((_, row) => ({
      best: bests[row] ?? null,
      estimates: estimates.slice(row * leaks.length, (row + 1) * leaks.length),
    })),
    family: { ...family, alpha: family.alpha / choices },
  };
}

/** How many segments a segment could have been held against, had their shares been others. */
function choicesOf(atoms: readonly UsingAtom[], leaks: readonly boolean[]): number {
  const sizes = leaks.flatMap((isLeak, at) => (isLeak ? [] : [countsOf(atoms, (inside) => inside.includes(at)).count]));
  const large = sizes.filter((count) => count >= fewestOfBest).length;
  return large === sizes.length ? large - 1 : large;
}

function sidesOf(atoms: readonly UsingAtom[], at: number, best: number) {
  const reference = momentsOf(atoms, (inside) => inside.includes(best));
  const both = momentsOf(atoms, (inside) => inside.includes(at) && inside.includes(best));
  if (both.customers === 0) return { reference };
  const onlyA = momentsOf(atoms, (inside) => inside.includes(at) && !inside.includes(best));
  const onlyB = momentsOf(atoms, (inside) => !inside.includes(at) && inside.includes(best));
  return { reference, pieces: { onlyA, onlyB, both } };
}

function bestOf(atoms: readonly UsingAtom[], leaks: readonly boolean[]): number | null {
  let best: { readonly at: number; readonly share: number } | null = null;
  for (const [at, isLeak] of leaks.entries()) {
    const { using, count } = countsOf(atoms, (inside) => inside.includes(at));
    if (isLeak || count < fewestOfBest || using === 0) continue;
    const share = using / count;
    if (best === null || share > best.share) best = { at, share };
  }
  return best?.at ?? null;
}

function countsOf(atoms: readonly UsingAtom[], holds: (inside: readonly number[]) => boolean) {
  const own = atoms.filter(({ inside }) => holds(inside));
  return {
    using: own.reduce((sum, atom) => sum + atom.using, 0),
    count: own.reduce((sum, atom) => sum + atom.count, 0),
  };
}

function momentsOf(atoms: readonly UsingAtom[], holds: (inside: readonly number[]) => boolean) {
  const { using, count } = countsOf(atoms, holds);
  return count === 0 ? emptyMoments() : momentsOfCounts(using, count);
}
