import { z } from "zod";
import { accountStandingSchema } from "./portfolio";
import { ruleSchema } from "./rule";
import { segmentRefSchema } from "./segment";

/**
 * Whom to list: the customers of a published segment or of a rule, or all. `search`: part of an id or a name; `sort`: key of a column
 * that everybody who reads rows sees whole.
 */
export const customersQuestionSchema = z
  .strictObject({
    segment: segmentRefSchema.optional(),
    rule: ruleSchema.optional(),
    search: z.string().max(200, "search for at most 200 characters").optional(),
    sort: z.string().max(320).optional(),
    order: z.enum(["ascending", "descending"]).optional(),
    offset: z.int().min(0).max(1_000_000_000).optional(),
    limit: z.int().min(1).max(500, "at most 500 customers at once").optional(),
  })
  .refine(({ segment, rule }) => segment === undefined || rule === undefined, "send a segment or a rule, not both");
export type CustomersQuestion = z.infer<typeof customersQuestionSchema>;

/**
 * A page of customers as a role may see them. `count`: how many are asked about, null where small numbers are hidden, rounded to 5 for
 * rules where they are; `found`: those that the search leaves. `refusal` says why no rows stand in it although there may be some.
 * `id` addresses a customer's page; null where this role may not open it.
 */
export const customersViewSchema = z
  .strictObject({
    who: z.strictObject({ ref: z.string(), name: z.string(), code: z.string() }).nullable(),
    sentence: z.string(),
    unitWord: z.string(),
    count: z.number().nullable(),
    isRounded: z.boolean(),
    total: z.number(),
    found: z.number().nullable(),
    searchable: z.boolean(),
    columns: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        type: z.string(),
        /** all: as it stands for everybody; own: in accounts of the reader; masked: in outline, or as a range or stand-in. */
        reach: z.enum(["all", "own", "masked"]),
        sortable: z.boolean(),
      }),
    ),
    rows: z.array(z.strictObject({ id: z.string().nullable(), cells: z.array(z.string().nullable()) })),
    offset: z.number(),
    more: z.boolean(),
    refusal: z.string().nullable(),
    notes: z.array(z.string()),
  })
  .meta({ id: "Customers" });
export type CustomersView = z.infer<typeof customersViewSchema>;

/** A day in the life of a customer. */
const lifeDay = z.strictObject({ day: z.string(), words: z.string() });

/** One customer: facts, life, the segments it is in and why, and what it did, as a role may see it. */
export const customerViewSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    isOwn: z.boolean(),
    /** How it stands in the book of who looks after it; null for accounts that left, and for whom that book is closed. */
    standing: accountStandingSchema.nullable(),
    asOf: z.string().nullable(),
    facts: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        type: z.string(),
        value: z.string().nullable(),
        masked: z.boolean(),
      }),
    ),
    /** From start to end (or the as-of day, then `isOver` is false); null without dates. */
    life: z
      .strictObject({
        from: z.string(),
        to: z.string(),
        isOver: z.boolean(),
        sentence: z.string(),
        days: z.array(lifeDay),
      })
      .nullable(),
    /** `isIn` null where the reader may not know, with the reason in the sentence. */
    segments: z.array(
      z.strictObject({
        ref: z.string(),
        slug: z.string(),
        name: z.string(),
        code: z.string(),
        isIn: z.boolean().nullable(),
        sentence: z.string(),
      }),
    ),
    activity: z.array(
      z.strictObject({
        table: z.string(),
        sentence: z.string(),
        total: z.number(),
        months: z.array(z.strictObject({ month: z.string(), rows: z.number() })),
        columns: z.array(z.strictObject({ key: z.string(), label: z.string(), type: z.string(), masked: z.boolean() })),
        rows: z.array(z.array(z.string().nullable())),
      }),
    ),
  })
  .meta({ id: "Customer" });
export type CustomerView = z.infer<typeof customerViewSchema>;
