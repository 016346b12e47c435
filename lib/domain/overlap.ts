import { z } from "zod";
import { mostSegmentsAtOnce } from "./asked-segment";
import { datasetHeadSchema } from "./dataset-head";
import { countText, percentText } from "./number-words";
import type { Rule } from "./rule";
import { ruleLimits } from "./rule-limits";
import { ruleNodes } from "./rule-nodes";
import { readSegmentRef } from "./segment";

/** Intersections that stand on their own; smaller ones are counted together. */
export const mostIntersections = 40;

/** Two segments: customers in both, as a share of each, and of all who are in one of them (Jaccard). */
const pairSchema = z.strictObject({
  a: z.string(),
  b: z.string(),
  count: z.number().nullable(),
  shareOfA: z.number().nullable(),
  shareOfB: z.number().nullable(),
  jaccard: z.number().nullable(),
});

/**
 * How segments share customers. Segments stand in the order asked; `pairs` has each two once, the earlier first; `intersections` are
 * the combinations that somebody is in (exactly these segments and no others), the largest first, those in no segment among them;
 * `more`: the combinations beyond the list, counted. A segment with a `fault` cannot be told in this version and is in none of it.
 * For roles that do not see small groups counts are rounded to 5 (`rounded`), and null stands for fewer than 5.
 */
export const overlapSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    unitWord: z.string(),
    total: z.number().nullable(),
    segments: z.array(
      z.strictObject({
        ref: z.string(),
        name: z.string(),
        code: z.string(),
        definition: z.int(),
        size: z.number().nullable(),
        share: z.number().nullable(),
        fault: z.string().nullable(),
      }),
    ),
    pairs: z.array(pairSchema),
    intersections: z.array(z.strictObject({ segments: z.array(z.string()), count: z.number().nullable() })),
    more: z.strictObject({ combinations: z.number(), customers: z.number().nullable() }),
    /** Of the set as a whole: whether nobody is in two, whether everybody is in one, and who breaks it; `most`: segments that one customer is in. */
    partition: z.strictObject({
      exclusive: z.boolean(),
      exhaustive: z.boolean(),
      inSeveral: z.number().nullable(),
      inNone: z.number().nullable(),
      most: z.number(),
    }),
    advice: z.array(
      z.strictObject({
        kind: z.enum(["merge", "same", "contained", "outside", "empty"]),
        segments: z.array(z.string()),
        sentence: z.string(),
      }),
    ),
    rounded: z.boolean(),
  })
  .meta({ id: "Overlap" });
export type OverlapView = z.infer<typeof overlapSchema>;
export type OverlapPair = OverlapView["pairs"][number];

/** Segments in an address, for the question how they overlap. */
export const overlapQuerySchema = z.strictObject({
  segment: z
    .array(z.string().max(70))
    .min(1, "name at least one segment, as in segment=agencies@7")
    .max(mostSegmentsAtOnce, `at most ${mostSegmentsAtOnce} segments at once`),
});

/** What is found, in one sentence: whether the segments share customers, and whether they cover everybody. */
export function overlapHeadline({ segments, partition }: OverlapView): string {
  const told = segments.filter(({ fault }) => fault === null);
  if (told.length === 0) return "None of these segments can be told in this version";
  const { exclusive, exhaustive, inNone } = partition;
  const [only] = told;
  if (told.length === 1 && only) {
    if (exhaustive) return `${only.name} holds every customer`;
    return only.share === null
      ? `${only.name} stands alone`
      : `${only.name} holds ${percentText(only.share)} of the customers`;
  }
  const several = `The ${numberWord(told.length)} segments`;
  if (exclusive && exhaustive) return `${several} share no customer and cover everyone`;
  if (exclusive) return `${several} share no customer; ${manyAre(inNone)} in none`;
  const shared = `${capital(manyAre(partition.inSeveral))} in ${partition.most === 2 ? "two segments" : "more than one segment"}`;
  return exhaustive ? `${shared}; everyone is in at least one` : `${shared}; ${shortAre(inNone)} in none`;
}

/** A rule for those who are in exactly these segments of a set and in no other of it. */
export function intersectionRule(inside: readonly string[], all: readonly string[]): Rule {
  const outside = all.filter((ref) => !inside.includes(ref));
  const rules = inside.map(isIn);
  return { kind: "all", rules: outside.length === 0 ? rules : [...rules, { kind: "none", rules: outside.map(isIn) }] };
}

/** A rule for those who are in both of two segments, whatever else they are in. */
export function pairRule(a: string, b: string): Rule {
  return { kind: "all", rules: [isIn(a), isIn(b)] };
}

/** A rule for those who are in more than one segment of a set; null where it would be longer than a rule may be. */
export function severalRule(all: readonly string[]): Rule | null {
  const rules = all.slice(0, -1).map(
    (ref, index): Rule => ({
      kind: "all",
      rules: [isIn(ref), { kind: "any", rules: all.slice(index + 1).map(isIn) }],
    }),
  );
  const rule: Rule = { kind: "any", rules };
  return ruleNodes(rule).length > ruleLimits.nodes ? null : rule;
}

function isIn(ref: string): Rule {
  const { slug, version } = readSegmentRef(ref);
  return { kind: "segment", segment: slug, ...(version === undefined ? {} : { version }), op: "isIn" };
}

function manyAre(count: number | null): string {
  if (count === null) return "fewer than five customers are";
  return count === 1 ? "one customer is" : `${countText(count)} customers are`;
}

function shortAre(count: number | null): string {
  if (count === null) return "fewer than five are";
  return count === 1 ? "one is" : `${countText(count)} are`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Small whole numbers as words: "six". */
export function numberWord(count: number): string {
  return words[count] ?? String(count);
}
