import { segmentSlugSchema } from "./segment";
import type { SubjectKind } from "./subject";
import { subjectKinds } from "./subject-words";

/** Which notes the page of all notes shows. */
export const noteShelves = ["open", "unread", "mine", "all"] as const;
export type NoteShelf = (typeof noteShelves)[number];

/** The whole state of the page of all notes. */
export interface NotesState {
  readonly shelf: NoteShelf;
  readonly kind: SubjectKind | null;
  /** Slug: what is written about a segment and about its numbers. */
  readonly segment: string | null;
  /** Id of a member. */
  readonly author: string | null;
  readonly search: string;
  readonly offset: number;
}

/** All notes that are not done. */
export const wholeNotes: NotesState = { shelf: "open", kind: null, segment: null, author: null, search: "", offset: 0 };

/** The page of all notes; what `state` leaves out is as in `wholeNotes`, which needs no query. */
export function notesHref(workspace: string, state: Partial<NotesState> = {}): string {
  const { shelf, kind, segment, author, search, offset } = { ...wholeNotes, ...state };
  const asked = new URLSearchParams();
  if (shelf !== "open") asked.set("show", shelf);
  if (kind !== null) asked.set("kind", kind);
  if (segment !== null) asked.set("segment", segment);
  if (author !== null) asked.set("author", author);
  if (search !== "") asked.set("search", search);
  if (offset > 0) asked.set("offset", String(offset));
  return `/w/${workspace}/notes${asked.size === 0 ? "" : `?${asked}`}`;
}

/** The link to one note: its thread alone, the note marked. */
export function noteHref(workspace: string, thread: string, note: string): string {
  return `/w/${workspace}/notes?thread=${thread}#${note}`;
}

/** The state that an address stands for; what it does not fit is left out. */
export function notesStateOf(one: (name: string) => string | undefined): NotesState {
  const author = one("author") ?? "";
  const offset = one("offset") ?? "";
  return {
    shelf: noteShelves.find((shelf) => shelf === one("show")) ?? "open",
    kind: subjectKinds.find((kind) => kind === one("kind")) ?? null,
    segment: segmentSlugSchema.safeParse(one("segment")).data ?? null,
    author: /^[0-9a-z]{1,40}$/.test(author) ? author : null,
    search: (one("search") ?? "").slice(0, 200).trim(),
    offset: /^\d{1,6}$/.test(offset) ? Number(offset) : 0,
  };
}
