import type { Metadata } from "next";
import { MarkAllRead } from "@/components/notes/mark-all-read";
import { NoteFilters } from "@/components/notes/note-filters";
import { ThreadList } from "@/components/notes/thread-list";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { type NoteShelf, type NotesState, notesHref, notesStateOf } from "@/lib/domain/notes-address";
import { countText } from "@/lib/domain/number-words";
import { noteAuthors, noteSegments, type ThreadList as Threads, threads, unreadCount } from "@/lib/services/note-lists";
import { thread } from "@/lib/services/notes";
import { addressOf, leave, pageActor } from "../page-actor";
import { one } from "../sheet";
import { WorkspaceFrame } from "../workspace-frame";

export const metadata: Metadata = { title: "Notes" };

const pageSize = 10;

export default async function NotesPage({ params, searchParams }: PageProps<"/w/[workspace]/notes">) {
  const { workspace } = await params;
  const search = await searchParams;
  const address = addressOf(`/w/${workspace}/notes`, search);
  const actor = await pageActor(workspace, address);
  const single = one(search.thread);
  return (
    <WorkspaceFrame actor={actor} section="notes">
      {single === undefined ? (
        <AllNotes actor={actor} state={notesStateOf((name) => one(search[name]))} />
      ) : (
        <OneThread actor={actor} id={single} address={address} />
      )}
    </WorkspaceFrame>
  );
}

async function AllNotes({ actor, state }: { readonly actor: Actor; readonly state: NotesState }) {
  const { slug } = actor.workspace;
  const [list, { unread }, authors, segments] = await Promise.all([
    threads(actor, { ...filterOf(state), offset: state.offset, limit: pageSize }),
    unreadCount(actor),
    noteAuthors(actor),
    noteSegments(actor),
  ]);
  return (
    <>
      <PageHeader
        title={unread === 0 ? "Nothing waits for you in the notes" : `${unreadWords(unread)} for you`}
        lede="What colleagues wrote beside numbers, segments and customers. A note keeps its number as it was."
        actions={unread > 0 ? <MarkAllRead workspace={slug} upTo={new Date().toISOString()} /> : undefined}
      />
      <Tabs
        label="Notes"
        items={shelves.map(({ shelf, label }) => ({
          label: shelf === "unread" && unread > 0 ? `${label}, ${unread}` : label,
          href: notesHref(slug, { shelf }),
          current: shelf === state.shelf,
        }))}
      />
      <NoteFilters workspace={slug} state={state} authors={authors} segments={segments} />
      <Listed actor={actor} state={state} list={list} />
    </>
  );
}

interface ListedProps {
  readonly actor: Actor;
  readonly state: NotesState;
  readonly list: Threads;
}

function Listed({ actor, state, list: { total, threads: shown } }: ListedProps) {
  const { slug } = actor.workspace;
  const { offset } = state;
  if (shown.length === 0)
    return (
      <Figure title="Notes stand here">
        <Empty
          title={emptyWords(state)}
          action={<ButtonLink href={notesHref(slug, { shelf: "all" })}>Show all notes</ButtonLink>}
        >
          Notes are written beside what they are about: on the page of a segment, in the drawer of a number, on a
          customer.
        </Empty>
      </Figure>
    );
  return (
    <Figure title={total === 1 ? "One thread" : `${countText(total)} threads`} lede="The newest word first.">
      <ThreadList workspace={slug} threads={shown} rights={rightsOf(actor)} namesObjects />
      <Pagination
        label="notes"
        position={`${countText(offset + 1)} to ${countText(offset + shown.length)} of ${countText(total)}`}
        previousHref={offset > 0 ? notesHref(slug, { ...state, offset: Math.max(0, offset - pageSize) }) : undefined}
        nextHref={offset + shown.length < total ? notesHref(slug, { ...state, offset: offset + pageSize }) : undefined}
      />
    </Figure>
  );
}

async function OneThread({
  actor,
  id,
  address,
}: {
  readonly actor: Actor;
  readonly id: string;
  readonly address: string;
}) {
  const { slug } = actor.workspace;
  const found = await thread(actor, id).catch((fault: unknown) => leave(fault, address));
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Notes", href: notesHref(slug) }, { label: "one thread" }]}
        title={`About ${found.about.label}`}
        lede={found.about.remark ?? undefined}
        actions={
          found.about.href === null ? undefined : <ButtonLink href={found.about.href}>Open what it is about</ButtonLink>
        }
      />
      <Figure title={found.resolved === null ? "The thread" : "The thread, resolved"}>
        <ThreadList workspace={slug} threads={[found]} rights={rightsOf(actor)} namesObjects />
      </Figure>
    </>
  );
}

const shelves: readonly { readonly shelf: NoteShelf; readonly label: string }[] = [
  { shelf: "open", label: "Unresolved" },
  { shelf: "unread", label: "Unread" },
  { shelf: "mine", label: "Mine" },
  { shelf: "all", label: "All" },
];

function filterOf({ shelf, kind, segment, author, search }: NotesState) {
  return {
    segment: segment ?? undefined,
    kind: kind ?? undefined,
    authorId: author ?? (shelf === "mine" ? "me" : undefined),
    isResolved: shelf === "open" ? false : undefined,
    isUnread: shelf === "unread",
    search,
  };
}

function rightsOf(actor: Actor) {
  return { write: may(actor, "notes.write"), resolve: may(actor, "notes.resolve") };
}

function unreadWords(unread: number): string {
  return unread === 1 ? "One unread thread waits" : `${countText(unread)} unread threads wait`;
}

function emptyWords({ shelf, kind, segment, author, search }: NotesState): string {
  if (kind !== null || segment !== null || author !== null || search !== "") return "No note fits what you look for";
  return {
    open: "No note is open",
    unread: "You have read everything",
    mine: "You have written no note yet",
    all: "Nobody has written a note yet",
  }[shelf];
}
