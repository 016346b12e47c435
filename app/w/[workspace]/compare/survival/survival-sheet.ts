import type { KeyOfGroups } from "@/components/shell/group-key";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { comparisonsText, levelText, standOut } from "@/lib/domain/family-words";
import { countText, pText } from "@/lib/domain/number-words";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { SurvivalView } from "@/lib/domain/survival";
import { type SurvivalState, survivalHref } from "@/lib/domain/survival-question";
import { dataItems } from "../../data-items";
import type { Search } from "../../sheet";
import { groupColumns } from "../read-state";
import { sheetProps } from "../sheet-props";

/** Whether an address names version and definitions, in the way that the page writes them. */
export function isComplete(search: Search, state: SurvivalState | AppError): boolean {
  if (state instanceof AppError) return true;
  const named = [search.segment ?? []].flat();
  const pinned = state.question.segments ?? [];
  return (
    search.version !== undefined &&
    search.dataset !== undefined &&
    search.of === undefined &&
    named.join() === pinned.join() &&
    !Object.values(search).some((value) => [value].flat().includes(""))
  );
}

/** Dataset and versions for the top bar; another version opens this page. */
export function sheetOfSurvival(
  workspace: string,
  { dataset, shown, state }: { dataset: DatasetView; shown: VersionView; state: SurvivalState | AppError },
) {
  return sheetProps(workspace, dataset, shown, (version) =>
    state instanceof AppError
      ? `/w/${workspace}/compare/survival?dataset=${dataset.slug}&version=${version}`
      : survivalHref(workspace, { ...state, version }),
  );
}

/** Columns of customers that could group lives; groups of columns are not for those who see published segments only. */
export function columnsFor(actor: Actor, shown: VersionView) {
  if (!may(actor, "kpis.read")) return [];
  return groupColumns(actor, shown.manifest).find(({ table }) => table === "customers")?.columns ?? [];
}

/** What goes along to the other pages of Compare. */
export function placeOf({ dataset, version: number, question }: SurvivalState) {
  return { dataset, version: number, segments: question.segments };
}

/** Tiles, names and sizes of the first groups of a column, for the rail; of segments it has its own. */
export function keyOf(view: SurvivalView | AppError): KeyOfGroups | undefined {
  if (view instanceof AppError || view.groups.length === 0 || view.by?.key === segmentsKey) return undefined;
  const more = view.groups.length - 8;
  return {
    title: view.by?.label ?? "Groups",
    unit: view.unitWord,
    groups: view.groups.slice(0, 8).map(({ label, n }) => ({ name: label, count: n === null ? "< 5" : countText(n) })),
    total: { label: more > 0 ? `All, with ${more} more` : "All", count: countText(view.everybody.n ?? 0) },
  };
}

/** Where the curves come from. */
export function titleItems(view: SurvivalView) {
  const { dataset, everybody, clock, horizon, family } = view;
  return [
    { term: "Base", detail: `${countText(everybody.n ?? 0)} ${view.unitWord} of known life` },
    ...dataItems(dataset),
    { term: "Lives", detail: clock.kind === "dates" ? "in days, from dates" : "in months, from tenure" },
    ...(family.m > 0 && horizon
      ? [
          {
            term: "Comparisons",
            detail: `${family.m} at ${horizon.months} months, of which ${standOut(family.marked)}`,
          },
        ]
      : []),
  ];
}

/** How many comparisons there are, and at which level they are drawn. */
export function comparedWords({ family, horizon, groups }: SurvivalView): string {
  if (groups.length === 0 || !horizon)
    return "Half have left by the first month at which the curve is at 50 % or below.";
  if (groups.some(({ retention }) => retention?.reason === "leak") && family.m === 0)
    return "Nothing is compared: the groups are made from how long customers stayed or whether they left.";
  if (family.m === 0) return `No comparison at ${horizon.months} months has enough data for a verdict.`;
  return `${comparisonsText(family.m)} at ${horizon.months} months; at a false-discovery rate of 5 %, ${standOut(family.marked)}. Differences have ${levelText(family.alpha)} intervals, so that a mark and its interval never disagree. Mean months carry their own 95 % intervals.`;
}

/** What the log-rank test says, or why it is not asked. */
export function logRankWords({ logRank, logRankSentence }: SurvivalView): string | null {
  if (!logRank) return logRankSentence;
  const { chiSquare, df, p } = logRank;
  const freedom = df === 1 ? "degree" : "degrees";
  return `Log-rank over the whole of the curves: χ² ${chiSquare.toFixed(1)} with ${df} ${freedom} of freedom, p ${pWords(p)}. It says whether, not where or by how much; no interval belongs to it.`;
}

function pWords(p: number): string {
  const text = pText(p);
  return text.startsWith("<") ? text : `= ${text}`;
}
