import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { feedback } from "@/drizzle/schema/feedback";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type Feedback, mostFeedback } from "@/lib/domain/feedback";
import { instantNow } from "@/lib/platform/clock";
import { newId, sha256Hex } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found } from "./faults";

export type FeedbackRow = Pick<Feedback, "customerId" | "quote" | "theme" | "source" | "saidOn">;

/** Who said what about which theme, without the words. */
export type VoiceRow = Pick<Feedback, "id" | "customerId" | "theme" | "source" | "saidOn">;

const rowsAtOnce = 500;

const voice = {
  id: feedback.id,
  customerId: feedback.customerId,
  theme: feedback.theme,
  source: feedback.source,
  saidOn: feedback.saidOn,
};

const latestFirst = [desc(feedback.saidOn), asc(feedback.id)];

/** All that was said in a dataset, without the words, the latest first. */
export async function listVoices(scope: Scope, datasetId: string): Promise<VoiceRow[]> {
  return await ask((db) =>
    db
      .select(voice)
      .from(feedback)
      .where(ofDataset(scope, datasetId))
      .orderBy(...latestFirst),
  );
}

/** A page of what was said in a dataset; `themes`: as they are written, null for all. */
export async function voicesPage(
  scope: Scope,
  datasetId: string,
  {
    themes,
    offset,
    limit,
  }: { readonly themes: readonly string[] | null; readonly offset: number; readonly limit: number },
): Promise<VoiceRow[]> {
  const where = and(ofDataset(scope, datasetId), themes === null ? undefined : inArray(feedback.theme, [...themes]));
  return await ask((db) =>
    db
      .select(voice)
      .from(feedback)
      .where(where)
      .orderBy(...latestFirst)
      .offset(offset)
      .limit(limit),
  );
}

/** What one customer said, without the words, the latest first. */
export async function voicesOf(scope: Scope, datasetId: string, customerId: string): Promise<VoiceRow[]> {
  return await ask((db) =>
    db
      .select(voice)
      .from(feedback)
      .where(and(ofDataset(scope, datasetId), eq(feedback.customerId, customerId)))
      .orderBy(...latestFirst),
  );
}

/** How much was said on each theme, as it is written. */
export async function countByTheme(scope: Scope, datasetId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ask((db) =>
    db
      .select({ theme: feedback.theme, said: count() })
      .from(feedback)
      .where(ofDataset(scope, datasetId))
      .groupBy(feedback.theme),
  );
  return new Map(rows.map(({ theme, said }) => [theme, said]));
}

/** The words of some of it, by id. */
export async function quotesOf(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const where = and(eq(feedback.workspaceId, scope.workspaceId), inArray(feedback.id, [...ids]));
  const rows = await ask((db) => db.select({ id: feedback.id, quote: feedback.quote }).from(feedback).where(where));
  return new Map(rows.map(({ id, quote }) => [id, quote]));
}

export async function countFeedback(scope: Scope, datasetId: string): Promise<number> {
  const [row] = await ask((db) => db.select({ said: count() }).from(feedback).where(ofDataset(scope, datasetId)));
  return row?.said ?? 0;
}

/** Which of some rows a dataset has already word for word, by their places. No words leave the database for it. */
export async function voicesThere(
  scope: Scope,
  datasetId: string,
  rows: readonly FeedbackRow[],
): Promise<ReadonlySet<number>> {
  const digests = rows.map(digestOf);
  const { customerId, saidOn, theme, source, quote } = feedback;
  const parts = [customerId, saidOn, theme, source, quote].map((text) => sql`char_length(${text}) || ':' || ${text}`);
  const digest = sql`encode(sha256(convert_to(${sql.join(parts, sql` || `)}, 'UTF8')), 'hex')`;
  const asked = sql`(select jsonb_array_elements_text(${JSON.stringify(digests)}::jsonb))`;
  const known = await ask((db) =>
    db
      .selectDistinct({ digest: digest.mapWith(String) })
      .from(feedback)
      .where(and(ofDataset(scope, datasetId), sql`${digest} in ${asked}`)),
  );
  const there = new Set(known.map((row) => row.digest));
  return new Set(digests.flatMap((one, at) => (there.has(one) ? [at] : [])));
}

/** Each text with its length before it, so that no two rows read alike. */
function digestOf({ customerId, saidOn, theme, source, quote }: FeedbackRow): string {
  const parts = [customerId, saidOn, theme, source, quote].map((text) => `${[...text].length}:${text}`);
  return sha256Hex(parts.join(""));
}

/** Adds what was said, all of it or nothing; `inPlace` removes all that the dataset had first. Answers with the ids. */
export async function addFeedback(
  scope: Scope,
  rows: readonly FeedbackRow[],
  by: { readonly datasetId: string; readonly createdBy: string; readonly inPlace?: boolean },
): Promise<string[]> {
  const { inPlace = false, ...written } = by;
  return await transaction(async () => {
    if (inPlace) await ask((db) => db.delete(feedback).where(ofDataset(scope, by.datasetId)));
    if ((await countFeedback(scope, by.datasetId)) + rows.length > mostFeedback)
      throw new AppError("tooLarge", `A dataset holds at most ${mostFeedback.toLocaleString("en-GB")} things said.`);
    const at = instantNow();
    const all = rows.map((row) => ({
      ...row,
      ...written,
      id: newId(),
      workspaceId: scope.workspaceId,
      createdAt: at,
    }));
    for (let from = 0; from < all.length; from += rowsAtOnce)
      await ask((db) => db.insert(feedback).values(all.slice(from, from + rowsAtOnce)));
    return all.map(({ id }) => id);
  });
}

/** Puts one thing that was said under another theme. */
export async function changeTheme(scope: Scope, id: string, theme: string): Promise<void> {
  const where = and(eq(feedback.workspaceId, scope.workspaceId), eq(feedback.id, id));
  found(await ask((db) => db.update(feedback).set({ theme }).where(where).returning({ id: feedback.id })), "feedback");
}

export async function removeFeedback(scope: Scope, id: string): Promise<void> {
  const where = and(eq(feedback.workspaceId, scope.workspaceId), eq(feedback.id, id));
  found(await ask((db) => db.delete(feedback).where(where).returning({ id: feedback.id })), "feedback");
}

function ofDataset({ workspaceId }: Scope, datasetId: string) {
  return and(eq(feedback.workspaceId, workspaceId), eq(feedback.datasetId, datasetId));
}
