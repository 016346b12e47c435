import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { figureSinceSchema } from "./figure";
import { roadmapStatusSchema } from "./roadmap";
import { mostSearched, roadmapSorts } from "./roadmap-address";
import { segmentSlugSchema } from "./segment";

/** Where the segment of a tie stands: in use, archived, never published, or named by a file and nowhere else. */
const tieStates = ["live", "archived", "unpublished", "unknown"] as const;

export const roadmapTieSchema = z
  .strictObject({
    id: z.string(),
    segment: z.strictObject({
      slug: z.string().nullable(),
      /** The newest definition, where it is published. */
      ref: z.string().nullable(),
      name: z.string(),
      code: z.string().nullable(),
      state: z.enum(tieStates),
    }),
    problem: z.string().nullable(),
    metric: z.strictObject({ id: z.string(), name: z.string(), unit: z.string() }).nullable(),
    expected: z.number().nullable(),
    /** "churn −1.0 points". */
    expectedText: z.string().nullable(),
    /** `hasFigure`: a number as it was stands on the item's own page, for those who may see it. */
    evidence: z.strictObject({ words: z.string().nullable(), link: z.string().nullable(), hasFigure: z.boolean() }),
    /** What it lacks; with anything here the item does not count as tied to the segment. */
    lacking: z.array(z.string()),
  })
  .meta({ id: "RoadmapTie" });
export type RoadmapTieView = z.infer<typeof roadmapTieSchema>;

/** Who an item reaches: customers of its segments, each once, and their revenue; null where it may not be told. */
export const reachSchema = z
  .strictObject({
    customers: z.number().nullable(),
    isRounded: z.boolean(),
    revenue: z.number().nullable(),
    /** Why it is not known, where the version cannot tell who is in one of the segments. */
    fault: z.string().optional(),
  })
  .meta({ id: "Reach" });

/**
 * Who asks for an item: customers who speak of one of its themes, and what they count by the value and the stance of their segments.
 * null where so few may not be told; rounded, both follow from counts in fives.
 */
export const requestsSchema = z
  .strictObject({
    customers: z.number().nullable(),
    score: z.number().nullable(),
    isRounded: z.boolean(),
    /** Whether revenue is known, so that it says what a segment is worth. */
    isByRevenue: z.boolean(),
  })
  .meta({ id: "Requests" });
export type Requests = z.infer<typeof requestsSchema>;

export const roadmapItemSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    problem: z.string().nullable(),
    status: roadmapStatusSchema,
    quarter: z.string().nullable(),
    effort: z.number().nullable(),
    owner: z.strictObject({ id: z.string().nullable(), name: z.string() }).nullable(),
    shippedOn: z.string().nullable(),
    themes: z.array(z.string()),
    ties: z.array(roadmapTieSchema),
    /** null where no tie to a segment in use is whole. */
    reach: reachSchema.nullable(),
    /** null where it names no theme. */
    requests: requestsSchema.nullable(),
  })
  .meta({ id: "RoadmapItem" });
export type RoadmapItemView = z.infer<typeof roadmapItemSchema>;

/** A segment against the whole: its share of the effort that counts and of revenue, both 0 to 1; the gap is revenue less effort. */
export const segmentEffortSchema = z.strictObject({
  slug: z.string(),
  ref: z.string(),
  name: z.string(),
  code: z.string(),
  isPart: z.boolean(),
  /** The slug of the segment whose numbers hold those of this part; null where it is no part of one that is listed. */
  partOf: z.string().nullable(),
  customers: z.number().nullable(),
  shareOfCustomers: z.number().nullable(),
  revenue: z.number().nullable(),
  shareOfRevenue: z.number().nullable(),
  /** Person-weeks, those for its parts too; an item of several segments is split evenly between them. */
  effort: z.number(),
  shareOfEffort: z.number().nullable(),
  gap: z.number().nullable(),
  /** Items tied to it or to a part of it, ideas too, dropped ones not. */
  items: z.number(),
  /** The first of these, with what is expected for the segment. */
  first: z.array(z.strictObject({ id: z.string(), title: z.string(), expectedText: z.string().nullable() })),
});
export type SegmentEffort = z.infer<typeof segmentEffortSchema>;

/** What stands together, over all its items: those of a segment (by its address name), of a quarter, or all. */
const roadmapGroupSchema = z
  .strictObject({
    /** null: those that have no segment or no quarter, and all of them where they are listed by title. */
    key: z.string().nullable(),
    /** What a segment is called. */
    name: z.string().nullable(),
    items: z.number(),
    /** Person-weeks that count: planned, in progress and shipped; of an item for several segments a part in each. */
    effort: z.number(),
  })
  .meta({ id: "RoadmapGroup" });

/**
 * The roadmap of a dataset on one version. `segments`, `effort` and what has no counterpart are of all items of the quarter and status
 * that were asked for; `groups` and `total` of those of them that segment and words pick too;
 * `rows` and `items` are a page of it.
 */
export const roadmapSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    customers: z.number(),
    money: z.strictObject({ title: z.string(), metric: z.string(), total: z.number().nullable() }).nullable(),
    segments: z.array(segmentEffortSchema),
    effort: z.strictObject({
      /** Person-weeks that count: planned, in progress and shipped. */
      total: z.number(),
      /** Of these, of items without a segment. */
      withoutSegment: z.number(),
      /** Items that count and have no effort written down. */
      unknown: z.number(),
      /** Items that count. */
      items: z.number(),
    }),
    quarters: z.array(z.string()),
    /** Items without a whole tie to a segment in use, dropped ones apart; the first 50 by name. */
    withoutSegment: z.strictObject({
      items: z.number(),
      first: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    }),
    /** Segments that files named and nobody has made, with the items that name them; the first 50. */
    unknownSegments: z.strictObject({
      names: z.number(),
      first: z.array(z.strictObject({ name: z.string(), items: z.number() })),
    }),
    /** Items that fit everything asked for, and their person-weeks that count. */
    total: z.number(),
    effortOfTotal: z.number(),
    /** All items of the dataset, whatever the filter. */
    all: z.number(),
    /** Whether any of them names themes, so that who asks for it is known. */
    hasRequests: z.boolean(),
    groups: z.array(roadmapGroupSchema),
    /** Rows of all groups: by segment, an item has one under each of its segments. */
    allRows: z.number(),
    offset: z.number(),
    /** Which items stand where on this page, by group and id. */
    rows: z.array(z.strictObject({ group: z.string().nullable(), item: z.string() })),
    items: z.array(roadmapItemSchema),
  })
  .meta({ id: "Roadmap" });
export type RoadmapView = z.infer<typeof roadmapSchema>;

/** What a page of the roadmap holds. */
export const roadmapQuerySchema = z.strictObject({
  dataset: z.string().min(1).max(60),
  version: z
    .string()
    .regex(/^(latest|[1-9]\d{0,5})$/, "write latest or a version number")
    .default("latest"),
  quarter: z
    .string()
    .regex(/^(\d{4}Q[1-4]|none)$/, "write a quarter as 2027Q1, or none")
    .optional(),
  status: roadmapStatusSchema.optional(),
  /** Items for one segment alone. */
  segment: segmentSlugSchema.optional(),
  /** Words that title, problem, owner or themes hold, all of them. */
  search: z.string().max(mostSearched).optional(),
  /** What stands together: items of a segment, of a quarter, or all by title. */
  order: z.enum(["segment", "quarter", "title"]).default("segment"),
  /** What decides the order of items that stand together; none of it comes last either way. */
  sort: z.enum(roadmapSorts).optional(),
  direction: z.enum(["ascending", "descending"]).optional(),
  offset: z
    .string()
    .regex(/^\d{1,6}$/, "write a number")
    .default("0"),
});

/** A number of a tie as it was, and today. */
const tieFigureSchema = z.strictObject({ tie: z.string(), since: figureSinceSchema });

/** Rows of items on one page. */
export const itemsOnPage = 100;

/**
 * One item: `evidence` are the numbers that speak for its ties; `observed`, once it is shipped, the metric of each tie when it was
 * made, and today.
 */
export const roadmapItemPageSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    money: z.strictObject({ title: z.string() }).nullable(),
    item: roadmapItemSchema,
    evidence: z.array(tieFigureSchema),
    observed: z.array(tieFigureSchema),
  })
  .meta({ id: "RoadmapItemPage" });
export type RoadmapItemPage = z.infer<typeof roadmapItemPageSchema>;
export type RoadmapQuery = z.infer<typeof roadmapQuerySchema>;
