import { DefinitionList } from "@/components/ui/definition-list";
import { formatDate } from "@/lib/domain/format-date";
import type { Market } from "@/lib/domain/market";
import { baseText, spanText } from "@/lib/domain/market-words";
import type { Range } from "@/lib/domain/range";
import styles from "./priority.module.css";

/** What is written about a market, each figure with its source and date. */
export function MarketFacts({ market }: { readonly market: Market }) {
  const { size, growth, withSolution, competition } = market;
  return (
    <DefinitionList
      items={[
        {
          term: "Market size",
          detail: size ? `${rangeText(size.range)} ${size.unit}. ${sourceText(size)}` : notWritten,
        },
        { term: "New companies a year", detail: flowOf(growth?.newCompanies ?? null, growth) },
        { term: "First adopters a year", detail: flowOf(growth?.firstAdopters ?? null, growth) },
        { term: "Switchers a year", detail: flowOf(growth?.switchers ?? null, growth) },
        {
          term: "Have a solution today",
          detail: withSolution
            ? `${Math.round(withSolution.share * 100)}\u202f%. ${sourceText(withSolution)}`
            : notWritten,
        },
        { term: "Competition", detail: competition ? <p className={styles.notes}>{competition}</p> : notWritten },
      ]}
    />
  );
}

const notWritten = "Not written yet";

function flowOf(flow: Range | null, growth: Market["growth"]): string {
  return flow && growth ? `${rangeText(flow)}. ${sourceText(growth)}` : notWritten;
}

function rangeText(range: Range): string {
  const span = spanText(range);
  return span === null ? baseText(range) : `${baseText(range)} (${span})`;
}

function sourceText({ source, asOf }: { readonly source: string; readonly asOf: string }): string {
  return `${source}, ${formatDate(asOf)}`;
}
