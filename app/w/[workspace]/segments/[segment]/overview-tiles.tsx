import Link from "next/link";
import { type KeyFigure, KeyFigures } from "@/components/ui/key-figures";
import { Missing } from "@/components/ui/missing";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { customersHref } from "@/lib/domain/customers-address";
import { compactMoney, countText, percentText, valueText } from "@/lib/domain/number-words";
import type { SegmentPageView } from "@/lib/services/segment-page";
import { type DetectableTile, type MoneyTile, segmentTiles } from "@/lib/services/segment-tiles";

export interface OverviewTilesProps {
  readonly actor: Actor;
  readonly page: SegmentPageView;
  /** The definition, `agencies@7`. */
  readonly segment: string;
}

/** How many, what they are worth, and what a group of this size can show. */
export async function OverviewTiles({ actor, page, segment }: OverviewTilesProps) {
  const { dataset, shown } = page;
  const address = { dataset: dataset.slug, version: String(shown.number) };
  const { money, detectable, currency } = await segmentTiles(actor, address, segment);
  return (
    <KeyFigures
      label={`Size of ${page.segment.name}`}
      figures={[
        sizeFigure(actor, page, segment),
        ...(money ? [moneyFigure(money, currency)] : []),
        ...(detectable ? [detectableFigure(detectable)] : []),
      ]}
    />
  );
}

function sizeFigure(actor: Actor, { dataset, shown, size }: SegmentPageView, segment: string): KeyFigure {
  const count = size?.count ?? null;
  const href = customersHref(actor.workspace.slug, {
    dataset: dataset.slug,
    version: shown.number,
    who: { segment },
  });
  const text = count === null ? null : countText(count);
  return {
    title: "Customers",
    value:
      text === null ? (
        <Missing kind="suppressed">fewer than 5</Missing>
      ) : may(actor, "rows.read") ? (
        <Link href={href}>{text}</Link>
      ) : (
        text
      ),
    aside: size?.share == null ? undefined : `${percentText(size.share)} of the base`,
    note: size
      ? `Of ${countText(size.total)} in ${dataset.name} v${shown.number}: trials and those who left are in both.`
      : undefined,
  };
}

function moneyFigure({ title, sum, share, perCustomer, customers, sentence }: MoneyTile, currency: string): KeyFigure {
  if (sum === null) return { title, value: <Missing kind="noAccess">not shown</Missing>, note: sentence ?? undefined };
  return {
    title,
    value: compactMoney(sum, currency),
    aside: share === null ? undefined : `${percentText(share)} of all`,
    note:
      perCustomer === null || customers === null
        ? undefined
        : `Of ${countText(customers)} customers of today who pay monthly: ${valueText(perCustomer, { unit: "money", currency })} each.`,
  };
}

function detectableFigure({ metric, difference, n }: DetectableTile): KeyFigure {
  return {
    title: "Smallest effect this size can show",
    value: (difference * 100).toFixed(difference < 0.1 ? 1 : 0),
    aside: `points of ${metric.name.toLowerCase()}`,
    note: `With ${countText(n)} ${metric.unitOfAnalysis} against everybody else, at 80\u202f% power.`,
  };
}
