import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";

/** A segment by what is left of its market and how it does against the average of all; area by its customers or their revenue. */
export const bubbleSchema = z
  .strictObject({
    slug: z.string(),
    ref: z.string(),
    name: z.string(),
    code: z.string(),
    headroom: z.strictObject({ low: z.number(), base: z.number(), high: z.number() }),
    /** What its market is counted in. */
    unit: z.string(),
    /** How many times better than the average of all customers: 1 is as all, above is better. What has no customer is not in it. */
    lift: z.number(),
    interval: z.tuple([z.number().nullable(), z.number().nullable()]).nullable(),
    size: z.number(),
    /** The knock-out rule that it fails, and by how much. */
    knockedOut: z.string().nullable(),
  })
  .meta({ id: "Bubble" });
export type Bubble = z.infer<typeof bubbleSchema>;

export const bubblesViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    metric: z.strictObject({ id: z.string(), name: z.string(), direction: z.enum(["higher", "lower"]) }),
    /** Metrics that a lift can be of. */
    choices: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    size: z.enum(["customers", "revenue"]),
    /** Level of the intervals, for example 0.95. */
    level: z.number(),
    /** At most 8, the largest first. */
    bubbles: z.array(bubbleSchema),
    /** Segments that are not drawn, and why. */
    left: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
  })
  .meta({ id: "Bubbles" });
export type BubblesView = z.infer<typeof bubblesViewSchema>;

/** More bubbles than this cannot be told apart. */
export const mostBubbles = 8;

/** The finding: which segments have room and do better, as far as their intervals say so. */
export function bubblesHeadline({ bubbles }: BubblesView): string {
  const open = bubbles.filter(({ knockedOut }) => knockedOut === null);
  const better = open.filter(({ interval }) => interval !== null && (interval[0] ?? 0) > 1);
  const [largest] = [...better].sort((one, other) => other.headroom.base - one.headroom.base);
  if (bubbles.length === 0) return "Headroom against lift";
  if (!largest) return "No segment with room is clearly better than the average";
  if (better.length === 1) return `Room to grow, and better than the average: ${largest.name}`;
  return `Of the ${better.length} segments better than the average, most room: ${largest.name}`;
}
