import Link from "next/link";
import { AccountsTable } from "@/components/portfolio/accounts-table";
import { AttentionTable } from "@/components/portfolio/attention-table";
import { BookTotals } from "@/components/portfolio/book-totals";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Pagination } from "@/components/ui/pagination";
import type { Actor } from "@/lib/domain/actor";
import { shortCents } from "@/lib/domain/cents-text";
import { countText } from "@/lib/domain/number-words";
import { type Portfolio, type PortfolioAccount, portfolioHref } from "@/lib/domain/portfolio";
import { accountsText, emptyBookWords } from "@/lib/domain/portfolio-headline";
import { customerHref } from "@/lib/domain/segment-address";
import { dataItems } from "../../data-items";

/** Which book on which data. */
export function bookProof({ dataset, before, totals, owner, isOwn }: Portfolio) {
  const pays = totals.revenueCents === null ? "" : `, ${shortCents(totals.revenueCents, dataset.currency)} a month`;
  return [
    ...(totals.accounts === null ? [] : [{ term: "Book", detail: `${accountsText(totals.accounts)}${pays}` }]),
    ...(isOwn || owner === null ? [] : [{ term: "Looked after by", detail: owner }]),
    ...dataItems(dataset),
    ...(before === null ? [] : [{ term: "Changes", detail: `since version ${before}` }]),
  ];
}

export interface BookProps {
  readonly actor: Actor;
  readonly view: Portfolio;
}

/** The attention list, the totals by segment and every account of a book. */
export function Book({ actor, view }: BookProps) {
  const { slug } = actor.workspace;
  const { dataset, attention, totals } = view;
  const place = { dataset: dataset.slug, version: dataset.version };
  if (view.refusal !== null)
    return (
      <Figure title="Accounts and what they need">
        <Empty
          title="Single accounts are for those who look after them"
          action={<ButtonLink href={`/w/${slug}/rollout/expectations`}>See the expectations by segment</ButtonLink>}
        >
          {view.refusal}
        </Empty>
      </Figure>
    );
  const hrefOf = ({ id }: PortfolioAccount) => (id === null ? null : customerHref(slug, id, place));
  return (
    <>
      <OtherBooks actor={actor} view={view} />
      {totals.accounts === 0 ? (
        <Figure title="Accounts and what they need">
          <Empty title="This book is empty">{emptyBookWords(view.owner ?? actor.email)}</Empty>
        </Figure>
      ) : (
        <>
          <Figure title="Whom to call, and why" lede={view.rule}>
            {attention.length === 0 ? (
              <Empty title="No account is on the list" />
            ) : (
              <AttentionTable accounts={attention} currency={dataset.currency} hrefOf={hrefOf} />
            )}
          </Figure>
          <Figure
            title="The book by segment"
            lede="Accounts still there; an account in several segments counts in each."
          >
            <BookTotals totals={totals} currency={dataset.currency} />
          </Figure>
          <Accounts slug={slug} view={view} hrefOf={hrefOf} />
          <Departed view={view} />
        </>
      )}
      {view.notes.map((note) => (
        <Remark key={note}>{note}</Remark>
      ))}
    </>
  );
}

interface AccountsProps {
  readonly slug: string;
  readonly view: Portfolio;
  readonly hrefOf: (account: PortfolioAccount) => string | null;
}

function Accounts({ slug, view, hrefOf }: AccountsProps) {
  const { dataset, accounts, offset, totals } = view;
  const of = (to: number) =>
    portfolioHref(slug, {
      dataset: dataset.slug,
      version: dataset.version,
      owner: view.isOwn ? undefined : (view.owner ?? undefined),
      offset: to,
    });
  const last = offset + accounts.length;
  return (
    <Figure title="Every account, who pays most first">
      <AccountsTable accounts={accounts} currency={dataset.currency} hrefOf={hrefOf} hasBefore={view.before !== null} />
      <Pagination
        label="accounts"
        position={`${countText(offset + 1)} to ${countText(last)} of ${countText(totals.accounts ?? 0)}`}
        previousHref={offset > 0 ? of(Math.max(0, offset - 50)) : undefined}
        nextHref={last < (totals.accounts ?? 0) ? of(last) : undefined}
      />
    </Figure>
  );
}

function Departed({ view }: { readonly view: Portfolio }) {
  if (view.departed.length === 0) return null;
  return (
    <Figure title={`No longer in the book since version ${view.before}`} plain>
      <ul>
        {view.departed.map(({ id, name, sentence, revenueCents }) => (
          <li key={id ?? name}>
            {`${name ?? id ?? "An account"}: ${sentence}${revenueCents === null ? "" : ` It paid ${shortCents(revenueCents, view.dataset.currency)} a month.`}`}
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** The books an admin may open. */
function OtherBooks({ actor, view }: BookProps) {
  const { dataset, owners } = view;
  const named = owners.flatMap(({ owner, accounts }) => (owner === null ? [] : [{ owner, accounts }]));
  if (named.length === 0) return null;
  return (
    <Remark>
      {"Books: "}
      {named.map(({ owner, accounts }, at) => (
        <span key={owner}>
          {at > 0 ? ", " : ""}
          <Link
            href={portfolioHref(actor.workspace.slug, { dataset: dataset.slug, version: dataset.version, owner })}
          >{`${owner} (${countText(accounts)})`}</Link>
        </span>
      ))}
    </Remark>
  );
}
