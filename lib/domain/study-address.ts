/** What the board shows: a study (without one the open study that was begun last), and a hypothesis that stands open beneath. */
export interface BoardPlace {
  readonly study?: string | undefined;
  readonly open?: string | undefined;
}

/** The board at such a place; with an open hypothesis it leads straight to it. */
export function boardHref(workspace: string, { study, open }: BoardPlace = {}): string {
  const search = new URLSearchParams();
  if (study !== undefined) search.set("study", study);
  if (open !== undefined) search.set("open", open);
  const text = search.toString();
  return `/w/${workspace}/prioritise${text === "" ? "" : `?${text}`}${open === undefined ? "" : "#open"}`;
}
