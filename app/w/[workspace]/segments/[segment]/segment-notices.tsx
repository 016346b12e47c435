import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/lib/domain/format-date";
import { builderHref, type SegmentPageName, segmentHref } from "@/lib/domain/segment-address";
import type { SegmentPageView } from "@/lib/services/segment-page";

export interface SegmentNoticesProps {
  readonly workspace: string;
  readonly page: SegmentPageView;
  readonly tab: SegmentPageName;
  /** Whether the reader may open the builder. */
  readonly mayDraft: boolean;
}

/** What somebody should know before they read the numbers. */
export function SegmentNotices({ workspace, page, tab, mayDraft }: SegmentNoticesProps) {
  const { segment, definition } = page;
  return (
    <>
      {segment.archivedAt === null ? null : (
        <Notice tone="warn" title="Archived.">
          {`It left the lists on ${formatDate(segment.archivedAt)}. What names it goes on as before.`}
        </Notice>
      )}
      {definition === null ? (
        <Notice tone="info" title="Not published yet.">
          {segment.draft === null
            ? "No rule stands for it: its draft was discarded."
            : "Only those who see drafts find it here, and no number of it is on any other page."}
        </Notice>
      ) : null}
      <FoundNotice page={page} />
      <DraftNotice {...{ workspace, page, mayDraft }} />
      <NewerNotice {...{ workspace, page, tab }} />
      <SizeNotice workspace={workspace} page={page} tab={tab} />
    </>
  );
}

/** A segment that was found in data is a guess until newer data show the same. */
function FoundNotice({ page }: Pick<SegmentNoticesProps, "page">) {
  const { found, segment } = page;
  const { origin } = segment;
  if (!found || !origin) return null;
  const where = origin.href === null ? origin.words : <a href={origin.href}>{origin.words}</a>;
  if (found.state === "found")
    return (
      <Notice tone="info" title="Found on this data.">
        {"Seen in "}
        {where}
        {`, on version ${found.version} of the data. What was chosen for standing out looks better than it is: customers who are new in a later version have to confirm it.`}
        {found.sentence === null ? null : ` ${found.sentence}`}
      </Notice>
    );
  return (
    <Notice
      tone={found.state === "confirmed" ? "good" : "warn"}
      title={found.state === "confirmed" ? "Confirmed by newer data." : "Newer data do not confirm it."}
    >
      {"Found in "}
      {where}
      {found.state === "confirmed"
        ? `; the customers who are new in version ${found.version} of the data show the same.`
        : `; among the customers who are new in version ${found.version} of the data it is not clear of the rest.`}
    </Notice>
  );
}

function DraftNotice({ workspace, page, mayDraft }: Omit<SegmentNoticesProps, "tab">) {
  const { segment } = page;
  const { draft } = segment;
  if (draft === null || (segment.latest === null && draft.proposedAt === null && draft.faults.length === 0))
    return null;
  const open = mayDraft ? (
    <ButtonLink size="small" href={builderHref(workspace, segment.slug)}>
      Open the draft
    </ButtonLink>
  ) : (
    <ButtonLink size="small" href={segmentHref(workspace, segment.slug, { tab: "history" })}>
      See what it changes
    </ButtonLink>
  );
  return (
    <Notice
      tone={draft.faults.length > 0 ? "warn" : "info"}
      title={draft.proposedAt === null ? "A draft is under way." : "A draft is proposed."}
      action={open}
    >
      {draft.proposedAt === null
        ? `${draft.updatedBy} saved it on ${formatDate(draft.updatedAt)}.`
        : `${draft.proposedBy} asked for it on ${formatDate(draft.proposedAt)}.`}{" "}
      {draft.faults.join(" ")}
    </Notice>
  );
}

/** A link to an older day shows that day's numbers, and says what came since. */
function NewerNotice({ workspace, page, tab }: Pick<SegmentNoticesProps, "workspace" | "page" | "tab">) {
  const { segment, definition, dataset, shown } = page;
  const newest = dataset.versions[0]?.number ?? shown.number;
  const latest = segment.latest?.number;
  const isOldData = newest > shown.number;
  const isOldRule = definition !== null && latest !== undefined && latest > definition.number;
  if (!isOldData && !isOldRule) return null;
  const what = [...(isOldData ? ["dataset"] : []), ...(isOldRule ? ["definition"] : [])].join(" and a newer ");
  return (
    <Notice
      tone="warn"
      title={`A newer ${what} ${isOldData && isOldRule ? "exist" : "exists"}.`}
      action={
        <ButtonLink
          size="small"
          href={segmentHref(workspace, segment.slug, { tab, version: newest, definition: latest })}
        >
          See today’s numbers
        </ButtonLink>
      }
    >
      {`This link shows ${definition === null ? "the segment" : `version ${definition.number} of the rule`} on version ${shown.number} of the data, built on ${formatDate(shown.builtAt)}.`}
    </Notice>
  );
}

/** Nobody, everybody, or a rule that this version of the data cannot answer: said once, above everything that would be empty. */
function SizeNotice({ workspace, page, tab }: Pick<SegmentNoticesProps, "workspace" | "page" | "tab">) {
  const { segment, definition, fault, size, shown } = page;
  if (fault !== null) {
    const answered = definition?.datasetVersion ?? null;
    return (
      <Notice
        tone="warn"
        title={`Version ${shown.number} of the data cannot answer this rule.`}
        action={
          answered === null || answered === shown.number ? undefined : (
            <ButtonLink
              size="small"
              href={segmentHref(workspace, segment.slug, { tab, version: answered, definition: definition?.number })}
            >
              {`See it on version ${answered}`}
            </ButtonLink>
          )
        }
      >
        {fault}
      </Notice>
    );
  }
  if (size?.count === 0 && size.total > 0)
    return (
      <Notice tone="warn" title="Nobody is in it.">
        No customer of this version fits the rule, so there is nothing to compare.
      </Notice>
    );
  if (size && size.count === size.total && size.total > 0)
    return (
      <Notice tone="warn" title="Everybody is in it.">
        Every customer of this version fits the rule, so there is nobody left to compare with.
      </Notice>
    );
  return null;
}
