import Link from "next/link";
import { CellChoice } from "@/components/cohorts/cell-choice";
import { ThreadList } from "@/components/notes/thread-list";
import { Figure } from "@/components/ui/figure";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { notesHref } from "@/lib/domain/notes-address";
import type { CohortTriangle } from "@/lib/domain/retention";
import { type RetentionState, retentionHref, triangleSearch } from "@/lib/domain/retention-address";
import { ageWords } from "@/lib/domain/retention-sentence";
import type { Subject } from "@/lib/domain/subject";
import { threadsOnTriangle } from "@/lib/services/note-lists";
import { NotesOf } from "../../notes-of";

export interface CohortNotesProps {
  readonly actor: Actor;
  readonly state: RetentionState;
  readonly triangle: CohortTriangle;
  /** The cell whose notes stand open: first day of its cohort and its age. */
  readonly cell: { readonly cohort: string; readonly age: number } | null;
}

/** What has been written about cells of this triangle, and the way to write about one. */
export async function CohortNotes({ actor, state, triangle, cell }: CohortNotesProps) {
  const workspace = actor.workspace.slug;
  const search = triangleSearch(state);
  const { total, threads } = await threadsOnTriangle(actor, state.dataset, search);
  const open = cell && triangle.cohorts.some(({ from }) => from === cell.cohort) ? cell : null;
  const subject: Subject | null = open && {
    kind: "cohort",
    dataset: state.dataset,
    version: state.version,
    search,
    ...open,
  };
  const isOpen = (one: Subject | null) => one?.kind === "cohort" && one.cohort === open?.cohort && one.age === open.age;
  const others = threads.filter((thread) => !isOpen(thread.subject));
  return (
    <Figure
      title="Notes on cells"
      lede="A note stays with its cohort and age on every version of the data."
      plain
      id="notes"
    >
      <CellChoice
        action={`/w/${workspace}/compare/cohorts`}
        kept={[...new URLSearchParams(retentionHref(workspace, state).split("?")[1])]}
        cohorts={triangle.cohorts.map(({ from, label }) => ({ value: from, label }))}
        ages={triangle.pooled.map((_, age) => ({ value: String(age), label: ageWords(age, state.question) }))}
        chosen={open}
      />
      {subject ? <NotesOf actor={actor} subject={subject} look="bare" /> : null}
      {others.length > 0 ? (
        <ThreadList
          workspace={workspace}
          threads={others}
          rights={{ write: may(actor, "notes.write"), resolve: may(actor, "notes.resolve") }}
          namesObjects
        />
      ) : subject ? null : (
        <Remark>Nobody has written about a cell of this triangle yet.</Remark>
      )}
      {total > threads.length ? (
        <Remark>
          {`The ${threads.length} with the newest words stand here. `}
          <Link href={notesHref(workspace, { shelf: "all", kind: "cohort" })}>All notes on cohorts</Link>
        </Remark>
      ) : null}
    </Figure>
  );
}
