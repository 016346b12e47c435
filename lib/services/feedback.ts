import "server-only";
import { demand, extentFor } from "@/lib/access/allow";
import type { Extent } from "@/lib/domain/access-extent";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type FeedbackChange, type NewFeedback, themeKey } from "@/lib/domain/feedback";
import { type FeedbackList, type FeedbackQuery, mostThemes, quotesOnPage } from "@/lib/domain/feedback-resources";
import { maskedValue } from "@/lib/domain/masking";
import { addFeedback, changeTheme, countByTheme, quotesOf, removeFeedback } from "@/lib/store/feedback";
import { recordAudit } from "./audit";
import { type ColumnView, columnViews } from "./column-views";
import { askOf } from "./engine";
import { namedCustomer } from "./named-customer";
import { quoteReach } from "./quote-reach";
import { closedColumn } from "./rule-explanations";
import { shownCell } from "./shown-cell";
import { resolveVersion } from "./versions";
import { type HeardVoices, heardFrom, heardPage, heardVoices } from "./voice";

/** What customers said, in their words for those who may read them; in outline, or own accounts only, for the others. */
export async function feedbackList(actor: Actor, query: FeedbackQuery): Promise<FeedbackList> {
  demand(actor, "feedbackText.read");
  const suppresses = suppressesSmallCells(actor.jobRole, actor.level);
  if (query.segment !== undefined && query.customer !== undefined)
    throw new AppError("invalid", "Ask for what a segment said or for what a customer said, not for both.");
  const reach = quoteReach(actor);
  if (query.segment !== undefined && reach === null)
    throw new AppError(
      "forbidden",
      "Single voices of a segment are open to analysts and admins, to customer success those of own accounts. The table of themes counts them for you.",
    );
  const offset = Number(query.offset);
  const { said, ...heard } =
    query.segment === undefined
      ? await plainPage(actor, query, offset)
      : await segmentPage(actor, query, { segment: query.segment, offset, isOwn: reach === "own" });
  const eyes: Eyes = {
    extent: extentFor(actor, "feedbackText.read"),
    reader: actor.email.toLowerCase(),
    id: columnViews(actor, heard.version).get("customers.customer_id"),
    suppresses,
  };
  // In which segment somebody is tells what its rule asks for.
  const [toldOfOwn, toldOfOthers] = [true, false].map((own) =>
    heard.rules.map((rule) => closedColumn(actor, heard.version, rule, own) === null),
  );
  const told = (own: boolean) => (own ? toldOfOwn : toldOfOthers) ?? [];
  const listed = heard.segments.findIndex(({ slug }) => slug === query.segment);
  if (listed >= 0 && !told(reach === "own")[listed])
    throw new AppError("forbidden", "The rule of this segment asks for something that is closed to your role.");
  const readable = heard.voices.filter((voice) => seesWords(eyes, isOwn(eyes, heard, voice.customerId)));
  const quotes = await quotesOf(
    actor.scope,
    readable.map(({ id }) => id),
  );
  return {
    total: said,
    offset,
    rows: heard.voices.map(({ id, saidOn, theme, source, customerId }) => {
      const own = isOwn(eyes, heard, customerId);
      const found = heard.customers.get(customerId);
      const inside = found?.inside.filter((at) => told(own)[at]).map((at) => heard.segments[at]?.slug ?? "") ?? [];
      return {
        id,
        saidOn,
        theme,
        source,
        quote: quotes.get(id) ?? maskedValue("text", "hidden"),
        customer: shownCell(customerId, own ? (eyes.id?.own ?? "absent") : (eyes.id?.others ?? "absent"), {
          key: "customers.customer_id",
          versionId: heard.version.id,
        }),
        isKnown: suppresses && !own ? null : found !== undefined,
        segments: suppresses && !own ? null : inside,
      };
    }),
    note: query.segment !== undefined && reach === "own" ? ownOfSegment : noteOf(eyes),
  };
}

/** A page of what everybody said, or one customer. */
async function plainPage(actor: Actor, query: FeedbackQuery, offset: number) {
  const { theme, customer } = query;
  const page = { theme, offset, limit: quotesOnPage };
  return customer === undefined
    ? await heardPage(actor, query, page)
    : await heardFrom(actor, query, { ...page, customer });
}

/** A page of what customers of a segment, or own accounts in it, said: who they are is known to the version, not to the store. */
async function segmentPage(
  actor: Actor,
  query: FeedbackQuery,
  { segment, offset, isOwn: ownOnly }: { readonly segment: string; readonly offset: number; readonly isOwn: boolean },
): Promise<HeardVoices & { readonly said: number }> {
  const { themes, ...heard } = await heardVoices(actor, query);
  const place = heard.segments.findIndex(({ slug }) => slug === segment);
  const onTheme = query.theme === undefined ? heard.voices : (themes.get(themeKey(query.theme))?.voices ?? []);
  const reader = actor.email.toLowerCase();
  const asked = onTheme.filter(({ customerId }) => {
    const found = heard.customers.get(customerId);
    return found?.inside.includes(place) === true && (!ownOnly || found.owner?.toLowerCase() === reader);
  });
  return { ...heard, voices: asked.slice(offset, offset + quotesOnPage), said: asked.length };
}

/** Themes that were written down so far, the most frequent first, to choose from. */
export async function writtenThemes(actor: Actor, dataset: string): Promise<string[]> {
  demand(actor, "feedback.edit");
  const { datasetId } = await resolveVersion(actor, dataset, "latest");
  const counted = [...(await countByTheme(actor.scope, datasetId))];
  return counted
    .sort((one, other) => other[1] - one[1])
    .slice(0, mostThemes)
    .map(([theme]) => theme);
}

/** Writes down what a customer said. */
export async function addVoice(actor: Actor, { dataset, customer, ...said }: NewFeedback): Promise<{ id: string }> {
  demand(actor, "feedback.edit");
  const version = await resolveVersion(actor, dataset, "latest");
  const found = await namedCustomer(actor, version, customer, askOf(version));
  const by = { datasetId: version.datasetId, createdBy: actor.userId };
  const [id = ""] = await addFeedback(actor.scope, [{ customerId: found.id, ...said }], by);
  await recordAudit(actor, "feedback.add", { kind: "feedback", id });
  return { id };
}

/** Puts one thing that was said under another theme. */
export async function changeVoice(
  actor: Actor,
  id: string,
  { theme }: FeedbackChange,
): Promise<{ id: string; theme: string }> {
  demand(actor, "feedback.edit");
  await changeTheme(actor.scope, id, theme);
  await recordAudit(actor, "feedback.change", { kind: "feedback", id });
  return { id, theme };
}

export async function removeVoice(actor: Actor, id: string): Promise<void> {
  demand(actor, "feedback.edit");
  await removeFeedback(actor.scope, id);
  await recordAudit(actor, "feedback.remove", { kind: "feedback", id });
}

/** How a reader sees what was said. */
interface Eyes {
  readonly extent: Extent;
  readonly reader: string;
  readonly id: ColumnView | undefined;
  readonly suppresses: boolean;
}

function isOwn({ reader }: Eyes, { customers }: HeardVoices, customerId: string): boolean {
  return customers.get(customerId)?.owner?.toLowerCase() === reader;
}

/** Words that the reader may not see are not read from the store at all. */
function seesWords({ extent }: Eyes, own: boolean): boolean {
  return extent === "full" || (own && (extent === "own" || extent === "ownElseMasked"));
}

const ownOfSegment =
  "Of a segment you read what your own accounts said. The table counts everybody, so a cell may count more than stand here.";

function noteOf({ extent }: Eyes): string | null {
  if (extent === "full") return null;
  if (extent === "masked")
    return "Customers’ own words and names are personal, and your job role reads neither: analysts and admins read all of them, customer success those of their own accounts. Themes, sources and days are open to you.";
  return "You read the words of your own accounts. Those of other accounts are personal: their owners, analysts and admins read them.";
}
