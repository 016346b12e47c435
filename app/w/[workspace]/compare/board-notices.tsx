import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import { readSegmentRef, type Segment, segmentRef } from "@/lib/domain/segment";
import { NewerData } from "../newer-data";

export interface BoardNoticesProps {
  readonly workspace: string;
  readonly state: CompareState;
  /** A group that was to be compared with and is not there. */
  readonly lostReference: string | null;
  readonly builtAt: string;
  readonly newest: number;
  readonly segments: readonly Segment[];
}

/** What the reader should know before the numbers: another reference than asked, newer data, newer definitions. */
export function BoardNotices({ workspace, state, lostReference, builtAt, newest, segments }: BoardNoticesProps) {
  const older = olderDefinitions(state, segments);
  return (
    <>
      {lostReference === null ? null : (
        <Notice tone="info" title="Compared with the rest.">
          {lostReference}
        </Notice>
      )}
      <NewerData
        newest={newest}
        shown={{ version: state.version, builtAt }}
        href={compareHref(workspace, { ...state, version: newest })}
      />
      {older.length > 0 ? (
        <Notice
          tone="warn"
          title="Newer definitions exist."
          action={
            <ButtonLink size="small" href={compareHref(workspace, withLatest(state, segments))}>
              See the latest
            </ButtonLink>
          }
        >
          {`This link shows ${older.join(", ")} as defined then.`}
        </Notice>
      ) : null}
    </>
  );
}

/** Names of the segments of which a newer definition has been published. */
function olderDefinitions({ question }: CompareState, segments: readonly Segment[]): string[] {
  return (question.segments ?? []).flatMap((ref) => {
    const { slug, version } = readSegmentRef(ref);
    const segment = segments.find((one) => one.slug === slug);
    const isOlder = segment?.latest != null && version !== undefined && version < segment.latest;
    return segment && isOlder ? [`${segment.name} v${version}`] : [];
  });
}

function withLatest(state: CompareState, segments: readonly Segment[]): CompareState {
  const latest = (ref: string) => {
    const { slug } = readSegmentRef(ref);
    const number = segments.find((one) => one.slug === slug)?.latest ?? null;
    return number === null ? ref : segmentRef(slug, number);
  };
  const { question } = state;
  const against = question.against.startsWith("group:")
    ? `group:${latest(question.against.slice("group:".length))}`
    : question.against;
  const renewed = { ...question, segments: [...new Set((question.segments ?? []).map(latest))], against };
  return { ...state, question: renewed, open: null };
}
