import { countText } from "./number-words";
import type { OverlapView } from "./overlap";

type Advice = OverlapView["advice"][number];

/** Two segments this alike are one kind of customer told twice. */
const mergeFrom = 0.8;

interface Sized {
  readonly ref: string;
  readonly slug: string;
  readonly name: string;
  readonly size: number;
}

/** Exact counts of segments and pairs; `shown` is what a reader may see of a count. */
export interface AdviceSource {
  readonly segments: readonly Sized[];
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly count: number }[];
  /** Slug of each segment's parent. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly shown: (count: number) => number | null;
}

/** What overlaps suggest: to merge what is nearly the same, to look at what lies inside another or outside its parent, to retire what is empty. */
export function overlapAdvice(source: AdviceSource): Advice[] {
  const byRef = new Map(source.segments.map((segment) => [segment.ref, segment]));
  return [
    ...source.segments.flatMap(emptyAdvice),
    ...source.pairs.flatMap(({ a, b, count }) => {
      const [one, other] = [byRef.get(a), byRef.get(b)];
      return one && other ? pairAdvice(one, other, { ...source, count }) : [];
    }),
  ];
}

function emptyAdvice({ ref, name, size }: Sized): Advice[] {
  if (size > 0) return [];
  return [
    {
      kind: "empty",
      segments: [ref],
      sentence: `${name} holds nobody in this version: change its rule, or archive it.`,
    },
  ];
}

function pairAdvice(one: Sized, other: Sized, { count, parents, shown }: AdviceSource & { count: number }): Advice[] {
  const segments = [one.ref, other.ref];
  if (one.size === 0 || other.size === 0 || one.slug === other.slug) return [];
  const [child, parent] = parents.get(one.slug) === other.slug ? [one, other] : [other, one];
  if (parents.get(child.slug) === parent.slug) {
    const outside = child.size - count;
    if (outside === 0) return [];
    const sentence = `${child.name} stands under ${parent.name}, but ${customersAre(shown(outside))} not in ${parent.name}: narrow its rule, or place it elsewhere.`;
    return [{ kind: "outside", segments, sentence }];
  }
  const alike = count / (one.size + other.size - count);
  if (alike === 1)
    return [
      { kind: "same", segments, sentence: `${one.name} and ${other.name} hold the same customers: keep one of them.` },
    ];
  if (alike > mergeFrom) {
    const sentence = `${one.name} and ${other.name} share more than four fifths of their customers: think of merging them.`;
    return [{ kind: "merge", segments, sentence }];
  }
  const [inner, outer] = one.size <= other.size ? [one, other] : [other, one];
  if (count < inner.size) return [];
  const sentence = `Everyone in ${inner.name} is also in ${outer.name}: place it under ${outer.name}, or let ${outer.name} leave it out.`;
  return [{ kind: "contained", segments, sentence }];
}

function customersAre(count: number | null): string {
  if (count === null) return "fewer than five of its customers are";
  return count === 1 ? "one of its customers is" : `${countText(count)} of its customers are`;
}
