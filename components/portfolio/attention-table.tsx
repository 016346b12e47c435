import Link from "next/link";
import { GroupLabel } from "@/components/ui/group-label";
import { Cell, HeadCell, Row, RowHead, Table } from "@/components/ui/table";
import { shortCents } from "@/lib/domain/cents-text";
import { formatDate } from "@/lib/domain/format-date";
import type { PortfolioAccount } from "@/lib/domain/portfolio";
import { segmentTile } from "@/lib/domain/segment-tile";
import styles from "./portfolio.module.css";
import { Reasons } from "./reasons";

export interface AttentionTableProps {
  readonly accounts: readonly PortfolioAccount[];
  readonly currency: string;
  readonly hrefOf: (account: PortfolioAccount) => string | null;
}

/** Whom to call and why; what is pressing stands in bold before the sentence. */
export function AttentionTable({ accounts, currency, hrefOf }: AttentionTableProps) {
  return (
    <Table label="Accounts that need attention" sticky>
      <thead>
        <Row>
          <HeadCell>Account</HeadCell>
          <HeadCell>Segment</HeadCell>
          <HeadCell numeric>a month</HeadCell>
          <HeadCell>Reason</HeadCell>
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
            <Cell numeric>{revenueText(account, currency)}</Cell>
            <Cell wrap className={styles.reason}>
              <Reasons reasons={account.reasons} />
            </Cell>
            <Cell className={styles.day}>{account.lastActivity === null ? "–" : formatDate(account.lastActivity)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** The name of an account, a link where the reader may open it. */
export function AccountName({ account, href }: { readonly account: PortfolioAccount; readonly href: string | null }) {
  const words = account.name ?? account.id ?? "not open to you";
  return href === null ? words : <Link href={href}>{words}</Link>;
}

/** The tiles of the segments an account is in. */
export function SegmentsOf({ account }: { readonly account: PortfolioAccount }) {
  if (account.segments.length === 0) return <span className={styles.quiet}>none</span>;
  return account.segments.map(({ slug, code, name }) => <GroupLabel key={slug} {...segmentTile(code)} name={name} />);
}

export function revenueText({ revenueCents }: Pick<PortfolioAccount, "revenueCents">, currency: string) {
  return revenueCents === null ? <span className={styles.quiet}>–</span> : shortCents(revenueCents, currency);
}
