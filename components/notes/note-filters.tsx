import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { NotePerson } from "@/lib/domain/note";
import { type NotesState, notesHref } from "@/lib/domain/notes-address";
import { subjectKinds, subjectKindWords } from "@/lib/domain/subject-words";
import styles from "./note-filters.module.css";

export interface NoteFiltersProps {
  readonly workspace: string;
  readonly state: NotesState;
  readonly authors: readonly NotePerson[];
  /** Those that the reader sees. */
  readonly segments: readonly { readonly slug: string; readonly name: string }[];
}

/** Narrows the list of all notes; a form that works without script. */
export function NoteFilters({ workspace, state, authors, segments }: NoteFiltersProps) {
  const { shelf, kind, segment, author, search } = state;
  const isNarrowed = segment !== null || kind !== null || author !== null || search !== "";
  return (
    <form className={styles.filters} action={`/w/${workspace}/notes`} aria-label="Narrow the notes">
      {shelf === "open" ? null : <input type="hidden" name="show" value={shelf} />}
      <TextInput size="small" label="Text or name" name="search" type="search" defaultValue={search} maxLength={200} />
      <Select size="small" label="About" name="kind" defaultValue={kind ?? ""}>
        <option value="">anything</option>
        {subjectKinds.map((one) => (
          <option key={one} value={one}>
            {subjectKindWords[one].many}
          </option>
        ))}
      </Select>
      <Select size="small" label="Segment" name="segment" defaultValue={segment ?? ""}>
        <option value="">any, or none</option>
        {segments.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select size="small" label="Written by" name="author" defaultValue={author ?? ""}>
        <option value="">anybody</option>
        {authors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button size="small" type="submit">
        Show
      </Button>
      {isNarrowed ? (
        <ButtonLink size="small" tone="quiet" href={notesHref(workspace, { shelf })}>
          Clear
        </ButtonLink>
      ) : null}
    </form>
  );
}
