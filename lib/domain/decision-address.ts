import type { FigureAddress } from "./figure";

/** The list of all decisions. */
export function decisionsHref(workspace: string): string {
  return `/w/${workspace}/prioritise/decisions`;
}

/** The page of one decision by its id; `edit` is the form of its draft. */
export function decisionHref(workspace: string, id: string, page?: "edit"): string {
  return `${decisionsHref(workspace)}/${id}${page === undefined ? "" : `/${page}`}`;
}

/** What a new decision begins with: a segment, a number, the claim of a hypothesis, or what another decision held. */
export interface DecisionStart {
  readonly segment?: string | undefined;
  readonly figure?: FigureAddress | undefined;
  /** Id of the hypothesis that was picked. */
  readonly hypothesis?: string | undefined;
  readonly from?: string | undefined;
}

/** The form of a new decision, with what it begins with in the query. */
export function newDecisionHref(workspace: string, { segment, figure, hypothesis, from }: DecisionStart = {}): string {
  const search = new URLSearchParams();
  if (segment !== undefined) search.set("segment", segment);
  if (figure !== undefined) search.set("figure", JSON.stringify(figure));
  if (hypothesis !== undefined) search.set("hypothesis", hypothesis);
  if (from !== undefined) search.set("from", from);
  return `${decisionsHref(workspace)}/new${search.size === 0 ? "" : `?${search}`}`;
}

/** The page of who holds a stake in decisions. */
export function stakeholdersHref(workspace: string): string {
  return `/w/${workspace}/prioritise/stakeholders`;
}
