import Link from "next/link";
import { type KeyFigure, KeyFigures } from "@/components/ui/key-figures";
import { Missing } from "@/components/ui/missing";
import { shortCents } from "@/lib/domain/cents-text";
import { isUnderWay } from "@/lib/domain/expectation";
import { expectationsHref } from "@/lib/domain/expectation-address";
import type { ExpectationBoard } from "@/lib/domain/expectation-board";
import { gapNumbers } from "@/lib/domain/expectation-headline";
import { countText } from "@/lib/domain/number-words";
import { type Portfolio, portfolioHref } from "@/lib/domain/portfolio";
import { topicNames } from "@/lib/domain/service-words";

export interface SuccessTilesProps {
  readonly workspace: string;
  readonly place: { readonly dataset: string; readonly version: number };
  readonly book: Portfolio;
  readonly board: ExpectationBoard;
}

/** The book, who needs a call, who waited, and the largest gap with its money. */
export function SuccessTiles({ workspace, place, book, board }: SuccessTilesProps) {
  const href = portfolioHref(workspace, place);
  return (
    <KeyFigures
      label="The book and its promises"
      figures={[
        ...(book.refusal === null && book.totals.accounts ? bookFigures(book, href) : []),
        gapFigure(board, (open) => expectationsHref(workspace, { ...place, open })),
      ]}
    />
  );
}

function bookFigures({ totals, attention, dataset, isOwn }: Portfolio, href: string): KeyFigure[] {
  const money = (cents: number | null) => (cents === null ? null : `${shortCents(cents, dataset.currency)} a month`);
  const needing = attention.reduce((sum, { revenueCents }) => sum + (revenueCents ?? 0), 0);
  return [
    {
      title: isOwn ? "Your book" : "The book",
      value: <Link href={href}>{countText(totals.accounts ?? 0)}</Link>,
      aside: totals.accounts === 1 ? "account" : "accounts",
      note: [money(totals.revenueCents), totals.bySegment.map(({ name, accounts }) => `${accounts} ${name}`).join(", ")]
        .filter((words) => words)
        .join(": "),
    },
    {
      title: "Need a call",
      value: <Link href={href}>{countText(totals.attention)}</Link>,
      aside: totals.revenueCents === null ? "accounts" : (money(needing) ?? undefined),
      note:
        totals.attention === 0 ? "No account meets the rule of the list." : "By the rule below, each with its reason.",
    },
    {
      title: "Waited longer than promised",
      value: <Link href={href}>{countText(totals.promiseMissed)}</Link>,
      aside: totals.promiseMissed === 1 ? "account" : "accounts",
      note: `Within 90 days, or waiting still. Of any age, ${countText(totals.late)} have tickets beyond what we promise, or beyond what their segment expects where we promise nothing.`,
    },
  ];
}

function gapFigure(board: ExpectationBoard, hrefOf: (open: string) => string): KeyFigure {
  const gap = board.gaps.find(({ status }) => isUnderWay(status));
  const title = "Largest gap";
  if (!gap)
    return {
      title,
      value: <Missing kind="notInData">none known</Missing>,
      note:
        board.gaps.length === 0
          ? "Written expectations and tickets of segments unlock it."
          : "Every known gap is accepted or said to be fixed.",
    };
  const { currency } = board.dataset;
  const stake = gap.waited?.revenueCents ?? gap.revenueCents;
  const who = gap.waited
    ? `${countText(gap.waited.customers)} ${gap.waited.customers === 1 ? "customer" : "customers"} waited longer`
    : "the whole segment";
  return {
    title,
    value: (
      <Link href={hrefOf(gap.id)}>{gap.ratio === null ? topicNames[gap.topic] : `${gap.ratio.toFixed(1)} ×`}</Link>
    ),
    aside: gap.ratio === null ? undefined : "the limit",
    note: [
      `${gap.name}, ${topicNames[gap.topic].toLowerCase()}${gapNumbers(gap, board.sheets) === null ? "" : `: ${gapNumbers(gap, board.sheets)}`}.`,
      `${stake === null ? "" : `${shortCents(stake, currency)} a month at stake, `}${who}.`,
    ].join(" "),
  };
}
