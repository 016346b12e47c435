import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { halfSentence } from "@/lib/domain/attention";
import { formatDate } from "@/lib/domain/format-date";
import type { PortfolioAccount } from "@/lib/domain/portfolio";
import { waitText } from "@/lib/domain/service-words";
import { AccountName, revenueText, SegmentsOf } from "./attention-table";
import styles from "./portfolio.module.css";

export interface AccountsTableProps {
  readonly accounts: readonly PortfolioAccount[];
  readonly currency: string;
  readonly hrefOf: (account: PortfolioAccount) => string | null;
  /** Whether there is a version before, to compare with. */
  readonly hasBefore: boolean;
}

/** Every account of a book: why it is in its segment, what it pays, which tickets waited too long, what changed. */
export function AccountsTable({ accounts, currency, hrefOf, hasBefore }: AccountsTableProps) {
  return (
    <Table label="Accounts of the book" sticky>
      <thead>
        <Row>
          <HeadCell>Account</HeadCell>
          <HeadCell>Segment</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell numeric>a month</HeadCell>
          <HeadCell>Beyond expectation or promise</HeadCell>
          {hasBefore ? <HeadCell>Since the version before</HeadCell> : null}
          <HeadCell>Last activity</HeadCell>
        </Row>
      </thead>
      <tbody>
        {accounts.map((account, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: accounts of a page keep their place, and those without an id may be alike
          <Row key={`${account.id ?? "hidden"}-${at}`}>
            <RowHead className={styles.account}>
              <AccountName account={account} href={hrefOf(account)} />
            </RowHead>
            <Cell>
              <SegmentsOf account={account} />
            </Cell>
            <Cell wrap className={styles.why}>
              {account.segments.map(({ why }) => why.replace(/^In, because /, "")).join("; ")}
            </Cell>
            <Cell numeric>{revenueText(account, currency)}</Cell>
            <Cell wrap>{lateWords(account)}</Cell>
            {hasBefore ? (
              <Cell wrap>{account.changes.join(" ") || <span className={styles.quiet}>nothing</span>}</Cell>
            ) : null}
            <Cell className={styles.day}>{account.lastActivity === null ? "–" : formatDate(account.lastActivity)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function lateWords({ late, lateCount, halves }: PortfolioAccount) {
  const [latest] = late;
  if (!latest && halves.length === 0) return <span className={styles.quiet}>none</span>;
  return [...(latest ? [ticketWords(latest, lateCount)] : []), ...halves.map(halfSentence)].join(" ");
}

function ticketWords(latest: PortfolioAccount["late"][number], lateCount: number) {
  const what = latest.topic === "firstResponse" ? "first response" : "resolution";
  const { expected, promised, minutes } = latest;
  const limit =
    expected !== null && minutes > expected
      ? `, ${waitText(expected)} expected`
      : promised === null
        ? ""
        : `, ${waitText(promised)} promised`;
  const day = latest.day === null ? "" : `${formatDate(latest.day)}: `;
  const waited = latest.isOpen ? `${what} open for ${waitText(minutes)}` : `${what} after ${waitText(minutes)}`;
  const more = lateCount > 1 ? `; ${lateCount - 1} more` : "";
  return `${day}${waited}${limit}${more}.`;
}
