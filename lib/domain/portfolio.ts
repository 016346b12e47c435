import { z } from "zod";
import { reasonKinds } from "./attention";
import { datasetHeadSchema } from "./dataset-head";
import { timedTopics } from "./expectation";

const ownerSchema = z.string().max(320, "an address has at most 320 characters");

/** Whose book: without an address the reader's own; admins may name another. */
export const portfolioQuerySchema = z.strictObject({
  owner: ownerSchema.optional(),
  offset: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
});

const segmentSchema = z.strictObject({ slug: z.string(), name: z.string(), code: z.string() });

/** A ticket beyond what the segment of its account expects or is promised for nine in ten; `minutes` so far where it is open. */
const lateTicketSchema = z.strictObject({
  topic: z.enum(timedTopics),
  day: z.string().nullable(),
  minutes: z.number(),
  isOpen: z.boolean(),
  expected: z.number().nullable(),
  promised: z.number().nullable(),
});

const reasonSchema = z.strictObject({ kind: z.enum(reasonKinds), sentence: z.string() });

/** Why an account is on the attention list of who looks after it, and what changed against the version `before`. */
export const accountStandingSchema = z
  .strictObject({
    before: z.number().nullable(),
    reasons: z.array(reasonSchema),
    changes: z.array(z.string()),
  })
  .meta({ id: "AccountStanding" });
export type AccountStanding = z.infer<typeof accountStandingSchema>;

/** Fewer than half of an account's tickets of the last days within a limit that is meant for half. */
const missedHalfSchema = z.strictObject({
  topic: z.enum(timedTopics),
  side: z.enum(["expected", "promised"]),
  minutes: z.number(),
  inTime: z.number(),
  tickets: z.number(),
});

/** One account as its reader may see it. `why`: in which segment it is and why; `reasons`: what puts it on the attention list. */
export const portfolioAccountSchema = z
  .strictObject({
    id: z.string().nullable(),
    name: z.string().nullable(),
    segments: z.array(segmentSchema.extend({ why: z.string() })),
    revenueCents: z.number().nullable(),
    late: z.array(lateTicketSchema),
    lateCount: z.number(),
    halves: z.array(missedHalfSchema),
    changes: z.array(z.string()),
    lastActivity: z.string().nullable(),
    reasons: z.array(reasonSchema),
  })
  .meta({ id: "PortfolioAccount" });
export type PortfolioAccount = z.infer<typeof portfolioAccountSchema>;

/**
 * A book of accounts on one dataset version. `attention`: those with a reason, by `rule`; `accounts`: a page of all. The totals are of
 * all accounts, so they are the sums of the rows of all pages. `departed`: in the book in the version before and not in it any more.
 * `refusal` says why no account stands in it; `owners` are the books an admin may choose.
 */
export const portfolioSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    before: z.number().nullable(),
    owner: z.string().nullable(),
    isOwn: z.boolean(),
    owners: z.array(
      z.strictObject({ owner: z.string().nullable(), accounts: z.number(), revenueCents: z.number().nullable() }),
    ),
    totals: z.strictObject({
      accounts: z.number().nullable(),
      /** Of these, those that nobody looks after: in a book of somebody none. */
      unowned: z.number().nullable(),
      revenueCents: z.number().nullable(),
      attention: z.number(),
      promiseMissed: z.number(),
      late: z.number(),
      bySegment: z.array(
        segmentSchema.extend({ accounts: z.number(), revenueCents: z.number().nullable(), late: z.number() }),
      ),
      inNoSegment: z.strictObject({ accounts: z.number(), revenueCents: z.number().nullable(), late: z.number() }),
      inSeveral: z.number(),
    }),
    rule: z.string(),
    attention: z.array(portfolioAccountSchema),
    accounts: z.array(portfolioAccountSchema),
    offset: z.number(),
    departed: z.array(
      z.strictObject({
        id: z.string().nullable(),
        name: z.string().nullable(),
        revenueCents: z.number().nullable(),
        sentence: z.string(),
      }),
    ),
    refusal: z.string().nullable(),
    notes: z.array(z.string()),
  })
  .meta({ id: "Portfolio" });
export type Portfolio = z.infer<typeof portfolioSchema>;

/** The address of a book, or of a further page of it. */
export function portfolioHref(
  workspace: string,
  place: {
    readonly dataset: string;
    readonly version: number;
    readonly owner?: string | undefined;
    readonly offset?: number;
  },
): string {
  const search = new URLSearchParams({ dataset: place.dataset, version: String(place.version) });
  if (place.owner) search.set("owner", place.owner);
  if (place.offset) search.set("offset", String(place.offset));
  return `/w/${workspace}/rollout/portfolio?${search}`;
}
