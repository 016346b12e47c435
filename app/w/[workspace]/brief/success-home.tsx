import Link from "next/link";
import { ExpectationSummary } from "@/components/expectations/expectation-summary";
import { AttentionTable } from "@/components/portfolio/attention-table";
import { PageHeader } from "@/components/shell/page-header";
import { TitleBlock } from "@/components/shell/title-block";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { expectationsHref, openKey } from "@/lib/domain/expectation-address";
import type { ExpectationBoard } from "@/lib/domain/expectation-board";
import { boardHeadline, countsSentence } from "@/lib/domain/expectation-headline";
import { countText } from "@/lib/domain/number-words";
import { type Portfolio, portfolioHref } from "@/lib/domain/portfolio";
import { accountsText, bookHeadline, bookLede, emptyBookWords } from "@/lib/domain/portfolio-headline";
import { customerHref } from "@/lib/domain/segment-address";
import { expectationBoard } from "@/lib/services/expectations";
import { portfolio } from "@/lib/services/portfolio";
import { dataItems } from "../data-items";
import { HomeLinks } from "./home-links";
import type { HomeProps } from "./home-props";
import { InboxStrip } from "./inbox-strip";
import { SuccessTiles } from "./success-tiles";

const mostCalls = 8;

/** What customer success asks: which of my accounts need attention and why, what each segment expects, and do we meet it. */
export async function SuccessHome({ actor, dataset, version }: HomeProps) {
  const address = { dataset, version: String(version) };
  const book = await portfolio(actor, address);
  const board = await expectationBoard(actor, address);
  const { slug } = actor.workspace;
  const place = { dataset, version };
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Brief" }, { label: "customer success" }]}
        title={book.totals.accounts ? bookHeadline(book) : boardHeadline(board)}
        lede={book.totals.accounts ? bookLede(book) : countsSentence(board.sheets)}
        actions={<ButtonLink href={expectationsHref(slug, place)}>Expectations</ButtonLink>}
      />
      <HomeLinks actor={actor} dataset={dataset} version={version} home="success" />
      <InboxStrip actor={actor} dataset={dataset} />
      <TitleBlock items={proof(book, board)} />
      <SuccessTiles workspace={slug} place={place} book={book} board={board} />
      <Calls workspace={slug} book={book} email={actor.email} />
      <Figure title={boardHeadline(board)} lede={countsSentence(board.sheets)}>
        {board.sheets.length === 0 ? (
          <Empty title="No segment of this dataset has been published">
            A published segment unlocks its sheet: what it expects, is offered and gets.
          </Empty>
        ) : (
          <ExpectationSummary
            sheets={board.sheets}
            cellHref={(sheet, cell) => expectationsHref(slug, { ...place, open: openKey(sheet.slug, cell) })}
          />
        )}
        {board.notes.map((note) => (
          <Remark key={note}>{note}</Remark>
        ))}
      </Figure>
      {book.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </>
  );
}

function proof({ dataset, before, totals }: Portfolio, { tickets }: ExpectationBoard) {
  return [
    ...(totals.accounts === null ? [] : [{ term: "Book", detail: accountsText(totals.accounts) }]),
    ...dataItems(dataset),
    ...(before === null ? [] : [{ term: "Changes", detail: `since version ${before}` }]),
    { term: "Tickets", detail: tickets === null ? "none in the data" : countText(tickets.total) },
  ];
}

interface CallsProps {
  readonly workspace: string;
  readonly book: Portfolio;
  readonly email: string;
}

/** The first of those who need a call. */
function Calls({ workspace, book, email }: CallsProps) {
  const { dataset, attention, totals, refusal } = book;
  const place = { dataset: dataset.slug, version: dataset.version };
  if (refusal !== null || !totals.accounts)
    return (
      <Figure title="Whom to call, and why">
        <Empty title={refusal === null ? "No account is yours" : "Single accounts are for those who look after them"}>
          {refusal ?? emptyBookWords(email)}
        </Empty>
      </Figure>
    );
  return (
    <Figure
      title={attention.length === 0 ? "Nobody needs a call" : "Whom to call, and why"}
      lede={book.rule}
      actions={
        <ButtonLink size="small" href={portfolioHref(workspace, place)}>
          The whole book
        </ButtonLink>
      }
    >
      {attention.length === 0 ? null : (
        <AttentionTable
          accounts={attention.slice(0, mostCalls)}
          currency={dataset.currency}
          hrefOf={({ id }) => (id === null ? null : customerHref(workspace, id, place))}
        />
      )}
      {attention.length > mostCalls ? (
        <p>
          <Link
            href={portfolioHref(workspace, place)}
          >{`${countText(attention.length - mostCalls)} more on the list`}</Link>
        </p>
      ) : null}
    </Figure>
  );
}
