/** Members of exactly these sets (places in their order, rising) and of no other. */
export interface SetAtom {
  readonly inside: readonly number[];
  readonly count: number;
}

/** How sets share members, counted from their atoms; `inNone` are those of `total` in no set. */
export interface SetOverlap {
  readonly sizes: readonly number[];
  /** Each two sets once, the earlier first. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly count: number }[];
  readonly inSeveral: number;
  readonly inNone: number;
  /** The most sets that one member is in. */
  readonly most: number;
  /** Every combination that has members, those in no set among them, the largest first. */
  readonly atoms: readonly SetAtom[];
}

/** Counts sizes, pairs and combinations of `sets` sets. Atoms of one combination are added up; those in no set come from the total. */
export function setOverlap(sets: number, found: readonly SetAtom[], total: number): SetOverlap {
  const sizes = new Array<number>(sets).fill(0);
  const pairs = new Map<number, number>();
  const atoms = new Map<string, SetAtom>();
  let inSeveral = 0;
  let most = 0;
  for (const { inside, count } of found) {
    if (inside.length === 0 || count === 0) continue;
    const key = inside.join();
    atoms.set(key, { inside, count: count + (atoms.get(key)?.count ?? 0) });
    if (inside.length > 1) inSeveral += count;
    most = Math.max(most, inside.length);
    for (const [place, a] of inside.entries()) {
      sizes[a] = (sizes[a] ?? 0) + count;
      for (const b of inside.slice(place + 1)) pairs.set(a * sets + b, count + (pairs.get(a * sets + b) ?? 0));
    }
  }
  const inOne = [...atoms.values()].reduce((sum, { count }) => sum + count, 0);
  const inNone = total - inOne;
  if (inNone > 0) atoms.set("", { inside: [], count: inNone });
  return {
    sizes,
    pairs: sizes.flatMap((_, a) =>
      sizes.slice(a + 1).map((_size, step) => ({ a, b: a + 1 + step, count: pairs.get(a * sets + a + 1 + step) ?? 0 })),
    ),
    inSeveral,
    inNone,
    most,
    atoms: [...atoms.values()].sort((one, other) => other.count - one.count || firstOf(one, other)),
  };
}

/** Members of both as a part of the members of either; null where both are empty. */
export function jaccard(a: number, b: number, both: number): number | null {
  return a + b - both > 0 ? both / (a + b - both) : null;
}

/** Of equally large combinations the one with the earlier sets first. */
function firstOf(one: SetAtom, other: SetAtom): number {
  for (const [place, set] of one.inside.entries()) {
    const step = set - (other.inside[place] ?? -1);
    if (step !== 0) return step;
  }
  return one.inside.length - other.inside.length;
}
