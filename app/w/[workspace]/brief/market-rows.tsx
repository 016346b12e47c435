import Link from "next/link";
import { Suspense } from "react";
import { sharedDomain } from "@/components/charts/shared-domain";
import type { ProfitNumber, ProfitRow, ProfitTableProps } from "@/components/home/profit-table";
import type { BoardCell } from "@/components/scoreboard/board";
import type { CompareState } from "@/lib/domain/compare-address";
import type { MarketBrief } from "@/lib/domain/market-brief";
import { countText } from "@/lib/domain/number-words";
import { segmentRef } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import { boardRows, totalCells } from "../compare/board-rows";
import { StaleMark, type StaleMarkProps } from "./stale-papers";

/** The segments as a table: size, the first measure with its difference, the others, and the way to their cards. */
export function marketRows(
  workspace: string,
  { segments, question, view }: MarketBrief,
  place: { readonly dataset: string; readonly version: number },
  stale: StaleMarkProps["stale"],
): ProfitTableProps {
  const state: CompareState | null = question && {
    ...place,
    question,
    sort: null,
    order: "descending",
    dense: false,
    open: null,
  };
  const rows = view && state ? boardRows({ workspace, view, state }) : [];
  const totals = view && state ? totalCells({ workspace, view, state }) : [];
  const listed = segments.map(({ slug, name, code, stance, latest }): ProfitRow => {
    const row = rows.find(({ key }) => key === segmentRef(slug, latest));
    const [first, ...more] = row?.cells ?? [];
    return {
      key: slug,
      name,
      href: segmentHref(workspace, slug),
      tile: segmentTile(code),
      stance,
      customers:
        row?.size == null ? { text: null, missing: { kind: "suppressed", words: "hidden" } } : { text: row.size },
      money: { text: null },
      share: null,
      growth: null,
      measure: first ? { ...numberOf(first), strip: stripOf(first) } : null,
      more: more.map(numberOf),
      aside: (
        <>
          <Link href={`/w/${workspace}/segments/${slug}/one-pager`}>One-pager</Link>
          <Suspense>
            <StaleMark stale={stale} segment={slug} kind="one-pager" />
          </Suspense>
          {" · "}
          <Link href={`/w/${workspace}/segments/${slug}/battle-card`}>Battle card</Link>
          <Suspense>
            <StaleMark stale={stale} segment={slug} kind="battle-card" />
          </Suspense>
        </>
      ),
    };
  });
  const [first, ...more] = totals;
  const strips = listed.flatMap(({ measure }) => (measure?.strip ? [measure.strip.estimate] : []));
  return {
    rows: listed,
    rest: [],
    total: {
      name: "Everybody",
      customers: { text: view ? countText(view.total) : null },
      money: { text: null },
      share: null,
      growth: null,
      measure: first ? numberOf(first) : null,
      more: more.map(numberOf),
    },
    heads: {
      measure: view?.metrics[0]?.name ?? null,
      more: view?.metrics.slice(1).map(({ name }) => name) ?? [],
      aside: "What to say",
    },
    money: null,
    domain: sharedDomain(strips, 0),
    label: "Segments to win",
  };
}

function numberOf({ value, href, missing }: BoardCell): ProfitNumber {
  return { text: value, href, missing };
}

function stripOf({ difference }: BoardCell) {
  return difference?.strip
    ? { estimate: difference.strip, verdict: difference.verdict, label: difference.label }
    : null;
}
