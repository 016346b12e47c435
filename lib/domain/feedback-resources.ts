import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { familySchema } from "./estimate";
import { segmentSlugSchema } from "./segment";

/** How loud a segment is on a theme: customers who speak of it, their share of all who do, with the interval of the screen. */
export const voiceCellSchema = z
  .strictObject({
    state: z.enum(["shown", "suppressed"]),
    customers: z.number().nullable(),
    share: z.number().nullable(),
    interval: z.tuple([z.number(), z.number()]).nullable(),
    /** higher: over-voiced against the segment's share of customers. */
    mark: z.enum(["higher", "lower", "none", "notEnough"]),
  })
  .meta({ id: "VoiceCell" });
export type VoiceCell = z.infer<typeof voiceCellSchema>;

const voiceRowSchema = z.strictObject({
  /** null is all that was said. */
  theme: z.string().nullable(),
  /** Things said, and customers of this version who said them; null where so few may not be told. */
  said: z.number().nullable(),
  customers: z.number().nullable(),
  cells: z.array(voiceCellSchema),
});
export type VoiceRowView = z.infer<typeof voiceRowSchema>;

/** Customers who are counted apart, with the first of them as this reader may name them. */
const apartSchema = z.strictObject({
  said: z.number().nullable(),
  customers: z.number().nullable(),
  first: z.array(z.string()),
});

/**
 * Themes × segments: `rows[t].cells[s]` is of theme t and `segments[s]`; `total` is all that was said. Customers count once in a
 * cell, however often they speak.
 */
export const feedbackThemesSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    customers: z.number(),
    said: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    segments: z.array(
      z.strictObject({
        slug: z.string(),
        ref: z.string(),
        name: z.string(),
        code: z.string(),
        /** Of all customers. */
        share: z.number().nullable(),
        /** Whether this reader may list what its customers, or own accounts in it, said. */
        opensQuotes: z.boolean(),
      }),
    ),
    rows: z.array(voiceRowSchema),
    /** Themes beyond those listed. */
    moreThemes: z.number(),
    total: voiceRowSchema,
    withoutSegment: apartSchema,
    /** Ids that this version does not have. */
    unknown: apartSchema,
    family: familySchema,
  })
  .meta({ id: "FeedbackThemes" });
export type FeedbackThemes = z.infer<typeof feedbackThemesSchema>;

/** Themes that the table lists, the loudest first. */
export const mostThemes = 40;
/** Things said on one page. */
export const quotesOnPage = 50;

const versionQuery = z
  .string()
  .regex(/^(latest|[1-9]\d{0,5})$/, "write latest or a version number")
  .default("latest");

export const feedbackThemesQuerySchema = z.strictObject({
  dataset: z.string().min(1).max(60),
  version: versionQuery,
});

export const feedbackQuerySchema = feedbackThemesQuerySchema.extend({
  theme: z.string().max(80).optional(),
  segment: segmentSlugSchema.optional(),
  /** The id, or the stand-in that the reader sees in its place: what this customer said, and not what a segment did. */
  customer: z.string().min(1).max(200).optional(),
  offset: z
    .string()
    .regex(/^\d{1,6}$/, "write a number")
    .default("0"),
});
export type FeedbackQuery = z.infer<typeof feedbackQuerySchema>;

/**
 * Things said, the latest first. `quote` and `customer` are as this reader may see them; segments stand beside whose customers the
 * reader sees, and not where they would single out a few.
 */
export const feedbackListSchema = z
  .strictObject({
    total: z.number(),
    offset: z.number(),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        saidOn: z.string(),
        theme: z.string(),
        source: z.string(),
        quote: z.string().nullable(),
        customer: z.string().nullable(),
        /** Whether the version has the customer; null where this reader may not know. */
        isKnown: z.boolean().nullable(),
        segments: z.array(z.string()).nullable(),
      }),
    ),
    note: z.string().nullable(),
  })
  .meta({ id: "FeedbackList" });
export type FeedbackList = z.infer<typeof feedbackListSchema>;
