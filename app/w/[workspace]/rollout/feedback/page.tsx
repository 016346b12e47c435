import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddFeedback } from "@/components/feedback/add-feedback";
import { ChangeTheme } from "@/components/feedback/change-theme";
import { DeleteQuote } from "@/components/feedback/delete-quote";
import { QuoteList } from "@/components/feedback/quote-list";
import { VoiceTable } from "@/components/feedback/voice-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Actions, Remark } from "@/components/ui/layout";
import { Pagination } from "@/components/ui/pagination";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { type FeedbackState, feedbackHref } from "@/lib/domain/feedback-address";
import { type FeedbackThemes, quotesOnPage } from "@/lib/domain/feedback-resources";
import { feedbackHeadline, feedbackSpan } from "@/lib/domain/feedback-sentence";
import { countText } from "@/lib/domain/number-words";
import { importHref } from "@/lib/domain/roadmap-address";
import { instantNow } from "@/lib/platform/clock";
import { feedbackList } from "@/lib/services/feedback";
import { feedbackThemes } from "@/lib/services/feedback-themes";
import { sheetProps } from "../../compare/sheet-props";
import { addressOf, pageActor } from "../../page-actor";
import { askedSheet, one, type Search } from "../../sheet";
import { WorkspaceFrame } from "../../workspace-frame";
import { NothingToRollOut } from "../nothing-to-roll-out";
import { RolloutTabs } from "../rollout-tabs";
import { rolloutTitleItems } from "../title-items";
import { quoteTexts, voiceRow, voiceSegments } from "./voice-rows";

export const metadata: Metadata = { title: "Feedback" };

export default async function FeedbackPage({ params, searchParams }: PageProps<"/w/[workspace]/rollout/feedback">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/rollout/feedback`, search);
  const actor = await pageActor(workspace, address);
  const sheet = await askedSheet(actor, search, address);
  if (!sheet) return <NothingToRollOut actor={actor} tab="feedback" title="No customer has been heard yet" />;
  const { dataset, shown } = sheet;
  const state = stateOf(search, { dataset: dataset.slug, version: shown.number });
  // The address always names the version: a link that was passed on keeps its numbers.
  if (search.dataset === undefined || search.version !== String(shown.number)) redirect(feedbackHref(workspace, state));
  const view = await feedbackThemes(actor, { dataset: state.dataset, version: String(state.version) });
  const hrefOf = (number: number) => feedbackHref(workspace, { ...state, version: number });
  return (
    <WorkspaceFrame actor={actor} section="rollout" sheet={sheetProps(workspace, dataset, shown, hrefOf)}>
      <PageHeader
        breadcrumb={[{ label: "Roll out" }, { label: "feedback" }]}
        title={feedbackHeadline(view)}
        lede={feedbackSpan(view)}
        actions={<HeaderActions actor={actor} view={view} />}
      />
      <RolloutTabs actor={actor} current="feedback" place={state} />
      <TitleBlock items={rolloutTitleItems(view.dataset, view.customers)} />
      {view.said === 0 ? (
        <NothingSaid actor={actor} state={state} />
      ) : (
        <Heard actor={actor} state={state} view={view} />
      )}
    </WorkspaceFrame>
  );
}

interface HeardProps {
  readonly actor: Actor;
  readonly state: FeedbackState;
  readonly view: FeedbackThemes;
}

function Heard({ actor, state, view }: HeardProps) {
  const { slug } = actor.workspace;
  const reads = may(actor, "feedbackText.read");
  const link = reads ? { workspace: slug, state } : null;
  return (
    <>
      <Figure title="Who speaks of what, against how many they are" lede={ledeOf(view, reads)}>
        {view.segments.length === 0 ? (
          <Empty title="No segment is published yet">With segments, this table says who asks for what.</Empty>
        ) : (
          <VoiceTable
            label="Themes by segment"
            segments={voiceSegments(view)}
            rows={view.rows.map((row) => voiceRow(view, row, link))}
            total={voiceRow(view, view.total, link)}
          />
        )}
        <Remark>{remarkOf(view)}</Remark>
      </Figure>
      <Apart view={view} />
      {reads ? (
        <Quotes actor={actor} state={state} view={view} />
      ) : (
        <Remark>
          What customers said in their own words is personal and not open to your job role: analysts and admins read all
          of it, customer success that of their own accounts, and product by theme and day.
        </Remark>
      )}
    </>
  );
}

function ledeOf({ family, segments }: FeedbackThemes, reads: boolean): string {
  const level = Math.round((1 - family.alpha) * 1000) / 10;
  const opens = reads && segments.some(({ opensQuotes }) => opensQuotes) ? " A share opens what was said." : "";
  return `Each cell: the segment’s share of the customers who speak of the theme, below it its interval (${level} %; 95 % for themes of fewer than 10 customers). A full square: clear of the segment’s share of all customers.${opens}`;
}

function remarkOf({ family, moreThemes, rows }: FeedbackThemes): string {
  const hides = rows.some(
    ({ customers, cells }) => customers === null || cells.some(({ state }) => state === "suppressed"),
  );
  const hidden = hides
    ? " Hidden cells: fewer than 5 customers, or a number from which such a one could be worked out."
    : "";
  const more = moreThemes > 0 ? ` ${countText(moreThemes)} rarer themes are not listed.` : "";
  return `A customer counts once in a cell. Exact binomial tests against the share of customers, false discoveries held to 5 % over ${countText(family.m)} cells; themes of fewer than 10 customers get no mark.${more}${hidden}`;
}

function Apart({ view: { withoutSegment, unknown } }: Pick<HeardProps, "view">) {
  const lines = [
    {
      key: "none",
      part: withoutSegment,
      words: "in no segment",
      named: "Customers in no segment",
    },
    {
      key: "unknown",
      part: unknown,
      words: "not in this version of the data",
      named: "Ids that the data does not have",
    },
  ].filter(({ part }) => part.said === null || part.said > 0);
  if (lines.length === 0) return null;
  return (
    <Figure title="Voices that are in no cell" plain>
      {lines.map(({ key, part, words, named }) => (
        <p key={key}>
          {part.customers === null
            ? `Fewer than 5 customers who spoke are ${words}.`
            : `${countText(part.customers)} ${part.customers === 1 ? "customer who spoke is" : "customers who spoke are"} ${words}, with ${countText(part.said ?? 0)} things said.`}
          {part.first.length > 0 ? ` ${named}: ${part.first.join(", ")}.` : ""}
        </p>
      ))}
    </Figure>
  );
}

async function Quotes({ actor, state, view }: HeardProps) {
  const { slug } = actor.workspace;
  const segment = view.segments.find((one) => one.slug === state.segment && one.opensQuotes);
  const list = await feedbackList(actor, {
    dataset: state.dataset,
    version: String(state.version),
    offset: String(state.offset),
    ...(state.theme === null ? {} : { theme: state.theme }),
    ...(segment === undefined ? {} : { segment: segment.slug }),
  });
  const last = Math.min(list.total, state.offset + quotesOnPage);
  const quotes = quoteTexts(list, {
    workspace: slug,
    place: state,
    view,
    opensCustomers: may(actor, "rows.read"),
  });
  return (
    <Figure
      id="quotes"
      title={quotesTitle(segment?.name ?? null, state.theme)}
      lede={list.note}
      actions={
        state.theme === null && segment === undefined ? undefined : (
          <ButtonLink
            size="small"
            href={feedbackHref(slug, { ...state, theme: null, segment: null, offset: 0 })}
            scroll={false}
          >
            All that was said
          </ButtonLink>
        )
      }
    >
      {quotes.length === 0 ? (
        <Empty title="Nothing was said of this" />
      ) : (
        <QuoteList
          quotes={quotes}
          actionOf={
            may(actor, "feedback.edit")
              ? ({ key, day, theme }) => {
                  const said = `a customer said on ${day} about ${theme}`;
                  return (
                    <Actions>
                      <ChangeTheme workspace={slug} id={key} theme={theme} themes={themesOf(view)} said={said} />
                      <DeleteQuote workspace={slug} id={key} said={said} />
                    </Actions>
                  );
                }
              : undefined
          }
        />
      )}
      {list.total > quotesOnPage ? (
        <Pagination
          label="What customers said"
          position={`${countText(state.offset + 1)} to ${countText(last)} of ${countText(list.total)}`}
          previousHref={
            state.offset === 0
              ? undefined
              : feedbackHref(slug, { ...state, offset: Math.max(0, state.offset - quotesOnPage) })
          }
          nextHref={
            last < list.total ? feedbackHref(slug, { ...state, offset: state.offset + quotesOnPage }) : undefined
          }
        />
      ) : null}
    </Figure>
  );
}

/** "What Agencies say of Prices". */
function quotesTitle(segment: string | null, theme: string | null): string {
  return `What ${segment ?? "they"} say${theme === null ? "" : ` of ${theme}`}`;
}

function themesOf({ rows }: FeedbackThemes): string[] {
  return rows.flatMap(({ theme }) => theme ?? []);
}

function HeaderActions({ actor, view }: Pick<HeardProps, "actor" | "view">) {
  if (!may(actor, "feedback.edit")) return null;
  const { slug } = actor.workspace;
  return (
    <>
      <AddFeedback
        workspace={slug}
        dataset={view.dataset.slug}
        today={instantNow().slice(0, 10)}
        themes={themesOf(view)}
      />
      <ButtonLink href={importHref(slug, "feedback", view.dataset.slug)} icon="upload">
        Import
      </ButtonLink>
    </>
  );
}

function NothingSaid({ actor, state }: Pick<HeardProps, "actor" | "state">) {
  const mayEdit = may(actor, "feedback.edit");
  return (
    <Figure title="Themes stand here by segment">
      <Empty
        title={
          mayEdit
            ? "Write down what a customer said, or bring in what you have"
            : "Product and success keep what customers say"
        }
        action={
          mayEdit ? (
            <ButtonLink href={importHref(actor.workspace.slug, "feedback", state.dataset)}>
              Import a CSV file
            </ButtonLink>
          ) : undefined
        }
      >
        Each voice finds its segment by the customer it comes from.
      </Empty>
    </Figure>
  );
}

function stateOf(search: Search, place: { dataset: string; version: number }): FeedbackState {
  const offset = Number(one(search.offset) ?? 0);
  return {
    ...place,
    theme: one(search.theme)?.slice(0, 80) ?? null,
    segment: one(search.segment)?.slice(0, 60) ?? null,
    offset: Number.isSafeInteger(offset) && offset > 0 && offset < 1e6 ? offset : 0,
  };
}
