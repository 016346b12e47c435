import { z } from "zod";
import { compareHref } from "./compare-address";
import { intervalSchema } from "./estimate";
import { metricIdSchema, type ScoreboardQuestion, segmentsKey } from "./scoreboard";
import { readSegmentRef } from "./segment";

/**
 * Where one number of the scoreboard stands: a metric of a group (a segment's definition `agencies@7`, or a value of a column) or,
 * with `group` null, of the whole base, on one dataset version. The same address leads to the same number for ever.
 */
export const figureAddressSchema = z
  .strictObject({
    dataset: z.string().min(1).max(60),
    version: z.int().min(1),
    metric: metricIdSchema,
    by: z.string().min(1).max(320).default(segmentsKey),
    group: z.string().min(1).max(320).nullable(),
    bands: z.array(z.number()).min(2).max(40).optional(),
    period: z.enum(["year", "quarter", "month"]).optional(),
    revenuePeriod: z
      .string()
      .regex(/^\d{4}(Q[1-4]|-\d{2})?$/)
      .optional(),
  })
  .meta({ id: "FigureAddress" });
export type FigureAddress = z.infer<typeof figureAddressSchema>;

/** A number as it was read: `text` is what was shown ("7.9 %"), `value` and `interval` (95 %) are in the metric's unit. */
export const figureReadingSchema = z
  .strictObject({
    value: z.number(),
    interval: intervalSchema.nullable(),
    text: z.string(),
    n: z.number(),
    unit: z.string(),
    metric: z.string(),
    metricVersion: z.int(),
    /** Name of the group; null is the whole base. */
    group: z.string().nullable(),
    datasetName: z.string(),
    datasetVersion: z.int(),
    asOf: z.string().nullable(),
    readAt: z.string(),
  })
  .meta({ id: "FigureReading" });
export type FigureReading = z.infer<typeof figureReadingSchema>;

/** A number kept as it was, beside what is written about it. */
export const pinnedFigureSchema = z
  .strictObject({ address: figureAddressSchema, reading: figureReadingSchema })
  .meta({ id: "PinnedFigure" });
export type PinnedFigure = z.infer<typeof pinnedFigureSchema>;

/**
 * A kept number beside today's: on the newest version of the dataset and by the newest definition of its segment. `was` is null
 * where the reader may not see it, `today` also where it cannot be told; `sentence` then says why. `isReal`: the change is more
 * than chance does; null where that cannot be told, as of a count, a total, or a metric that is defined in another way by now.
 */
export const figureSinceSchema = z
  .strictObject({
    was: figureReadingSchema.nullable(),
    today: figureReadingSchema.nullable(),
    /** Where today's number stands. */
    todayAt: figureAddressSchema.nullable(),
    isReal: z.boolean().nullable(),
    sentence: z.string(),
  })
  .meta({ id: "FigureSince" });
export type FigureSince = z.infer<typeof figureSinceSchema>;

/** The question whose answer holds the number, and nothing else. */
export function questionOfFigure({
  metric,
  by,
  group,
  bands,
  period,
  revenuePeriod,
}: FigureAddress): ScoreboardQuestion {
  return {
    by,
    ...(by === segmentsKey ? { segments: group === null ? [] : [group] } : {}),
    ...(bands ? { bands } : {}),
    ...(period ? { period } : {}),
    metrics: [metric],
    against: "rest",
    ...(revenuePeriod ? { revenuePeriod } : {}),
  };
}

/** The page on which the number stands open, with its formula, SQL and versions. */
export function figureHref(workspace: string, address: FigureAddress): string {
  return compareHref(workspace, {
    dataset: address.dataset,
    version: address.version,
    question: questionOfFigure(address),
    sort: null,
    order: "descending",
    dense: false,
    open: { metric: address.metric, group: address.group },
  });
}

/** Slug of the segment that a number is of; null where it is of no segment. */
export function segmentOfFigure({ by, group }: FigureAddress): string | null {
  return by === segmentsKey && group !== null ? readSegmentRef(group).slug : null;
}
