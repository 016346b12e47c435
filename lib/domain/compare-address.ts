import type { ScoreboardQuestion } from "./scoreboard";
import { queryOfQuestion } from "./scoreboard-address";

/** The whole state of the comparison page: which numbers, in which order, which one is open. */
export interface CompareState {
  readonly dataset: string;
  readonly version: number;
  readonly question: ScoreboardQuestion;
  /** Column the rows are sorted by: a metric id, `size`, or null for the order of the column's values. */
  readonly sort: string | null;
  readonly order: "ascending" | "descending";
  readonly dense: boolean;
  /** The number whose drawer is open; group null is the whole base. */
  readonly open: { readonly metric: string; readonly group: string | null } | null;
}

/** The address of a state: opened again it shows the same numbers, for the dataset version stands in it. */
export function compareHref(workspace: string, state: CompareState): string {
  return `/w/${workspace}/compare?${searchOf(state)}`;
}

/** The address of all rows behind a number. */
export function rowsHref(
  workspace: string,
  state: CompareState,
  page: { readonly number: NonNullable<CompareState["open"]>; readonly offset: number },
): string {
  const search = searchOf({ ...state, open: page.number });
  if (page.offset > 0) search.set("offset", String(page.offset));
  return `/w/${workspace}/compare/rows?${search}`;
}

function searchOf(state: CompareState): URLSearchParams {
  const search = new URLSearchParams({ dataset: state.dataset, version: String(state.version) });
  for (const [key, value] of queryOfQuestion(state.question)) search.append(key, value);
  if (state.sort !== null) {
    search.set("sort", state.sort);
    if (state.order === "ascending") search.set("order", "ascending");
  }
  if (state.dense) search.set("dense", "1");
  if (state.open) {
    search.set("open", state.open.metric);
    if (state.open.group !== null) search.set("group", state.open.group);
  }
  return search;
}
