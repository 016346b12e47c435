/** The whole state of the page of what customers say. */
export interface FeedbackState {
  readonly dataset: string;
  readonly version: number;
  readonly theme: string | null;
  readonly segment: string | null;
  readonly offset: number;
}

/** The page of what customers say; what `state` leaves out is the page's own choice. */
export function feedbackHref(workspace: string, state: Partial<FeedbackState> = {}): string {
  const search = new URLSearchParams();
  if (state.dataset !== undefined) search.set("dataset", state.dataset);
  if (state.version !== undefined) search.set("version", String(state.version));
  if (state.theme) search.set("theme", state.theme);
  if (state.segment) search.set("segment", state.segment);
  if (state.offset) search.set("offset", String(state.offset));
  const path = `/w/${workspace}/rollout/feedback`;
  return search.size === 0 ? path : `${path}?${search}`;
}
