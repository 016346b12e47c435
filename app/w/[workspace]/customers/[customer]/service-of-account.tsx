import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { may } from "@/lib/access/allow";
import type { AccountSheet } from "@/lib/domain/account-sheet";
import type { Actor } from "@/lib/domain/actor";
import type { CustomerView } from "@/lib/domain/customers";
import { expectationsHref, openKey } from "@/lib/domain/expectation-address";
import { countText } from "@/lib/domain/number-words";
import { claimText, topicNames, waitText } from "@/lib/domain/service-words";
import { accountSheets } from "@/lib/services/account-service";

export interface ServiceOfAccountProps {
  readonly actor: Actor;
  readonly view: CustomerView;
  readonly place: { readonly dataset: string; readonly version: number };
}

/** What the segments of an account expect of service, what we promise, and what this account got; with the segments' papers. */
export async function ServiceOfAccount({ actor, view, place }: ServiceOfAccountProps) {
  const address = { dataset: place.dataset, version: String(place.version) };
  const sheets = await accountSheets(actor, address, view);
  const { slug } = actor.workspace;
  return sheets.map((sheet) => (
    <Figure
      key={sheet.slug}
      title={`What ${sheet.name} expect, what we promise, what this account got`}
      lede={
        sheet.rows.length === 0
          ? null
          : "Its own tickets; a single ticket may take longer where a promise is for half of them."
      }
      actions={
        <>
          <ButtonLink size="small" href={`/w/${slug}/segments/${sheet.slug}/one-pager`}>
            One-pager
          </ButtonLink>
          <ButtonLink size="small" href={`/w/${slug}/segments/${sheet.slug}/battle-card`}>
            Battle card
          </ButtonLink>
          <ButtonLink size="small" href={expectationsHref(slug, place)}>
            All expectations
          </ButtonLink>
        </>
      }
    >
      {sheet.rows.length === 0 ? <Unwritten actor={actor} sheet={sheet} place={place} /> : <Sheet sheet={sheet} />}
    </Figure>
  ));
}

function Sheet({ sheet }: { readonly sheet: AccountSheet }) {
  return (
    <Table label={`Service for ${sheet.name}`} rows="compact">
      <thead>
        <Row>
          <HeadCell>Topic</HeadCell>
          <HeadCell>Expected</HeadCell>
          <HeadCell>Promised</HeadCell>
          <HeadCell>This account</HeadCell>
        </Row>
      </thead>
      <tbody>
        {sheet.rows.map(({ row, waits, limit }) => (
          <Row key={row.topic}>
            <RowHead>{topicNames[row.topic]}</RowHead>
            <Cell wrap>{row.expected ? claimText(row.topic, row.expected) : "nothing written"}</Cell>
            <Cell wrap>{row.offered ? claimText(row.topic, row.offered) : "nothing"}</Cell>
            <Cell wrap>{ownWords(waits, limit)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface UnwrittenProps extends Pick<ServiceOfAccountProps, "actor" | "place"> {
  readonly sheet: AccountSheet;
}

/** Of a segment without a topic: what its one-pager promises, and where the first topic is written. */
function Unwritten({ actor, sheet, place }: UnwrittenProps) {
  const open = openKey(sheet.slug, { id: null, topic: "firstResponse" });
  return (
    <>
      {sheet.promises.length > 0 ? (
        <>
          <p>What we promise:</p>
          <ul>
            {sheet.promises.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Remark>
        No expectation is written yet.{" "}
        {may(actor, "expectations.edit") ? (
          <Link href={expectationsHref(actor.workspace.slug, { ...place, open })}>Write the first</Link>
        ) : (
          "Customer success writes them."
        )}
      </Remark>
    </>
  );
}

type Kept = AccountSheet["rows"][number];

function ownWords(waits: Kept["waits"], limit: Kept["limit"]): string {
  if (waits === null) return "not measured for a single account";
  const { tickets, answered, open, median, late } = waits;
  if (tickets === 0) return "no ticket";
  const middle = median === null ? [] : [`half within ${waitText(median)}, n\u202f${countText(answered)}`];
  const waiting = open === 0 ? [] : [`${countText(open)} still waiting`];
  const beyond = limit === null ? [] : [`${late === 0 ? "none" : countText(late)} beyond what is ${limit}`];
  return [...middle, ...waiting, ...beyond].join("; ");
}
