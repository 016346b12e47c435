import "server-only";
import {
  type BookAccount,
  bookAccounts,
  type LongWait,
  longWaits,
  mostAccounts,
  type ShortHalf,
  shortHalves,
} from "@/lib/analytics/queries/book-accounts";
import { serviceGrouping } from "@/lib/analytics/queries/measure-service";
import { placedSegments } from "@/lib/analytics/queries/segment-members";
import type { Ask } from "@/lib/analytics/sql/question";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import {
  type AccountFacts,
  attentionDays,
  type LateTicket,
  leastForHalf,
  type MissedHalf,
} from "@/lib/domain/attention";
import type { StoredVersion } from "@/lib/domain/dataset";
import { type Expectation, type ServiceClaim, type TimedTopic, timedTopics } from "@/lib/domain/expectation";
import { ruleConditions } from "@/lib/domain/rule";
import { columnsOf } from "@/lib/domain/rule-columns";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { roundedCents, tenThousandths } from "@/lib/stats/exact-cents";
import { listExpectations } from "@/lib/store/expectations";
import { listVersions } from "@/lib/store/versions";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { closedColumn } from "./rule-explanations";

/** A published segment with its sheet; `isTold`: its rule asks for nothing that is closed to the reader. */
export interface BookSegment extends AskedSegment {
  readonly sheet: readonly Expectation[];
}

/** An account with the segments it is in, and what the attention list goes by. */
export interface BookEntry {
  readonly account: BookAccount;
  readonly segments: readonly BookSegment[];
  readonly facts: AccountFacts;
}

export interface AccountBook {
  readonly entries: readonly BookEntry[];
  /** In the book in the version before and not in it any more; `now` is what became of it. */
  readonly departed: readonly { readonly was: BookAccount; readonly now: BookAccount | null }[];
  readonly before: number | null;
  readonly isCut: boolean;
  /** Names of segments that are not told, as their rules ask for what is closed to the reader. */
  readonly untold: readonly string[];
}

/** The accounts of a book that are still there, with what changed against the version before and the tickets that waited too long. */
export async function accountBook(
  actor: Actor,
  version: StoredVersion,
  { owner, isOwn, ask }: { readonly owner: string; readonly isOwn: boolean; readonly ask: Ask },
): Promise<AccountBook> {
  const { told, untold } = await segmentsTold(actor, version, isOwn);
  const place = serviceGrouping(version, told);
  const keys = [...new Set(told.flatMap(({ rule }) => columnsOf(rule)))];
  const all = await bookAccounts(place, { owner, keys }, ask);
  const there = all.filter(({ stillThere }) => stillThere).slice(0, mostAccounts);
  const before = (await listVersions(actor.scope, version.datasetId)).find(({ number }) => number < version.number);
  const earlier = before ? await earlierBook(before, told, { owner, ids: there.map(({ id }) => id) }) : null;
  const late = await lateTickets(place, told, { owner, ask });
  const halves = await missedHalves(place, told, { owner, ask });
  const segmentsOf = segmentsIn(place, told);
  const isCompared = ({ ref }: BookSegment) => earlier === null || earlier.placed.has(ref);
  const entries = there.map((account): BookEntry => {
    const segments = segmentsOf(account);
    const was = earlier?.byId.get(account.id);
    return {
      account,
      segments,
      facts: {
        late: late(account.id, segments),
        halves: halves(account.id, segments),
        promised: timedTopics.filter((topic) => segments.some(({ sheet }) => sheet.some(isPromised(topic)))),
        revenueCents: centsOf(account),
        before: was?.stillThere ? { revenueCents: centsOf(was), segments: earlier?.namesOf(was) ?? [] } : null,
        segments: segments.filter(isCompared).map(({ name }) => name),
        lastActivity: account.last,
      },
    };
  });
  return {
    entries,
    departed: departedOf(earlier, all, owner),
    before: before?.number ?? null,
    isCut: all.length > mostAccounts,
    untold,
  };
}

/** What an account pays a month in whole cents; null where the data do not say. */
export function centsOf({ revenue }: Pick<BookAccount, "revenue">): number | null {
  return revenue === null ? null : Number(roundedCents(tenThousandths(revenue)));
}

async function segmentsTold(
  actor: Actor,
  version: StoredVersion,
  isOwn: boolean,
): Promise<{ readonly told: readonly BookSegment[]; readonly untold: readonly string[] }> {
  const book = await segmentBook(actor, version.datasetId);
  const live = book.segments.filter(isPublished).slice(0, mostSegmentsAtOnce);
  const asked = askedSegments(
    book,
    live.map(({ slug, latest }) => segmentRef(slug, latest)),
  );
  const placed = placedSegments(asked, { versionId: version.id, manifest: version.manifest });
  const sheets = await listExpectations(actor.scope, version.datasetId);
  const isTold = ({ rule }: AskedSegment) => closedColumn(actor, version, rule, isOwn) === null;
  return {
    told: asked.flatMap((segment, index) =>
      placed[index]?.fault === null && isTold(segment)
        ? [{ ...segment, sheet: sheets.filter(({ segmentId }) => segmentId === live[index]?.id) }]
        : [],
    ),
    untold: asked.filter((segment) => !isTold(segment)).map(({ name }) => name),
  };
}

type Place = ReturnType<typeof serviceGrouping>;

function segmentsIn({ grouping }: Place, told: readonly BookSegment[]) {
  return ({ mask }: BookAccount) => told.filter(({ ref }) => mask !== null && grouping.belongs(mask, ref));
}

/** The book as it was, with the accounts that are in today's book; `placed`: the segments of which that version can tell who was in them. */
async function earlierBook(
  before: StoredVersion,
  told: readonly BookSegment[],
  { owner, ids }: { readonly owner: string; readonly ids: readonly string[] },
) {
  const place = serviceGrouping(before, told);
  const placed = placedSegments(told, { versionId: before.id, manifest: before.manifest });
  const accounts = await bookAccounts(place, { owner, ids, keys: [] }, askOf(before));
  const segmentsOf = segmentsIn(place, told);
  return {
    accounts,
    placed: new Set(placed.flatMap(({ segment, fault }) => (fault === null ? [segment.ref] : []))),
    byId: new Map(accounts.map((account) => [account.id, account])),
    namesOf: (account: BookAccount) => segmentsOf(account).map(({ name }) => name),
  };
}

function departedOf(
  earlier: { readonly accounts: readonly BookAccount[] } | null,
  all: readonly BookAccount[],
  owner: string,
): AccountBook["departed"] {
  const today = new Map(all.map((account) => [account.id, account]));
  const isOwners = (account: BookAccount) => account.owner?.toLowerCase() === owner.toLowerCase();
  return (earlier?.accounts ?? [])
    .filter((was) => was.stillThere && isOwners(was) && !today.get(was.id)?.stillThere)
    .map((was) => ({ was, now: today.get(was.id) ?? null }));
}

/**
 * Tickets of each account beyond the strictest expectation or promise of the segments it is in, the newest first. Only a limit for nine
 * in ten makes a single ticket late: of a promise for half that is kept exactly, half of the tickets take longer.
 */
async function lateTickets(
  place: Place,
  told: readonly BookSegment[],
  { owner, ask }: { readonly owner: string; readonly ask: Ask },
): Promise<(id: string, segments: readonly BookSegment[]) => LateTicket[]> {
  const found = new Map<string, (LongWait & { readonly topic: TimedTopic })[]>();
  for (const topic of timedTopics) {
    const limits = allLimits(told, topic, 0.9);
    if (limits.length === 0) continue;
    for (const wait of await longWaits(place, { owner, topic, minutes: Math.min(...limits) }, ask))
      found.set(wait.customer, [...(found.get(wait.customer) ?? []), { ...wait, topic }]);
  }
  return (id, segments) =>
    (found.get(id) ?? []).flatMap(({ topic, minutes, age, day }) => {
      const { expected, promised } = limitsOf(segments, topic, 0.9);
      const waited = minutes ?? age ?? 0;
      if (![expected, promised].some((limit) => limit !== null && waited > limit)) return [];
      return [{ topic, day, minutes: waited, isOpen: minutes === null, expected, promised }];
    });
}

/** Where fewer than half of an account's own tickets of the last days were within a limit that is meant for half. */
async function missedHalves(
  place: Place,
  told: readonly BookSegment[],
  { owner, ask }: { readonly owner: string; readonly ask: Ask },
): Promise<(id: string, segments: readonly BookSegment[]) => MissedHalf[]> {
  const found = new Map<string, ShortHalf>();
  for (const topic of timedTopics) {
    const asked = { owner, topic, days: attentionDays.promise, least: leastForHalf };
    const limits = allLimits(told, topic, 0.5);
    for (const half of await shortHalves(place, { ...asked, limits }, ask))
      found.set(`${topic} ${half.limit} ${half.customer}`, half);
  }
  return (id, segments) =>
    timedTopics.flatMap((topic) => {
      const limits = limitsOf(segments, topic, 0.5);
      return (["promised", "expected"] as const).flatMap((side) => {
        const half = found.get(`${topic} ${limits[side]} ${id}`);
        return half ? [{ topic, side, minutes: half.limit, inTime: half.inTime, tickets: half.tickets }] : [];
      });
    });
}

function isPromised(topic: TimedTopic) {
  return (row: Expectation) => row.topic === topic && row.offered?.limit != null;
}

type LimitShare = NonNullable<ServiceClaim["limit"]>["share"];

/** Every limit in minutes that is meant for such a share of the tickets, once. */
function allLimits(segments: readonly BookSegment[], topic: TimedTopic, share: LimitShare): number[] {
  const limits = segments.flatMap((segment) => Object.values(limitsOf([segment], topic, share)));
  return [...new Set(limits.filter((one) => one !== null))];
}

/** The strictest limits of the segments in minutes that are meant for such a share of the tickets. */
function limitsOf(segments: readonly BookSegment[], topic: TimedTopic, share: LimitShare) {
  const least = (side: "expected" | "offered") => {
    const limits = segments.flatMap(({ sheet }) =>
      sheet.flatMap((row) => {
        const limit = row.topic === topic ? row[side]?.limit : null;
        return limit?.share === share ? [limit.minutes] : [];
      }),
    );
    return limits.length === 0 ? null : Math.min(...limits);
  };
  return { expected: least("expected"), promised: least("offered") };
}

/** Whether why an account is in a segment can be told from its own row: no condition asks what it did. */
export function isOfOwnRow({ rule }: BookSegment): boolean {
  return ruleConditions(rule).every(({ kind }) => kind === "column");
}
