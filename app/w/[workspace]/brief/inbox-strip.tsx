import Link from "next/link";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { expectationsHref } from "@/lib/domain/expectation-address";
import { segmentHref } from "@/lib/domain/segment-address";
import { boardHref } from "@/lib/domain/study-address";
import { decisionsWaiting, reviewsOverdue } from "@/lib/services/decision-heads";
import { gapsDue } from "@/lib/services/expectations";
import { unreadCount } from "@/lib/services/note-lists";
import { draftsToApprove, studiesDue } from "@/lib/services/reviews-waiting";

export interface InboxStripProps {
  readonly actor: Actor;
  /** Whose gaps of service are looked at. */
  readonly dataset: string;
}

/** How many notes, decisions, reviews, drafts and gaps of service wait for the reader, in one line under the headline. */
export async function InboxStrip({ actor, dataset }: InboxStripProps) {
  const home = `/w/${actor.workspace.slug}`;
  const { unread, mentions } = await unreadCount(actor);
  const reads = may(actor, "decisions.read");
  const waiting = reads ? (await decisionsWaiting(actor)).length : 0;
  const overdue = reads ? (await reviewsOverdue(actor)).length : 0;
  const [studies, drafts] = [await studiesDue(actor), await draftsToApprove(actor)];
  const gaps = await gapsDue(actor, dataset);
  const named = mentions === 0 ? "" : `, ${mentions} of them naming you`;
  const lines = [
    {
      count: waiting,
      href: `${home}/prioritise/decisions`,
      words: `${waiting} ${waiting === 1 ? "decision waits" : "decisions wait"} for you`,
    },
    {
      count: overdue,
      href: `${home}/prioritise/decisions`,
      words: `${overdue} ${overdue === 1 ? "review is" : "reviews are"} overdue`,
    },
    {
      count: studies.length,
      href: boardHref(actor.workspace.slug, studies.length === 1 ? { study: studies[0]?.id } : {}),
      words:
        studies.length === 1
          ? `the review of the study ${studies[0]?.name} is due`
          : `the reviews of ${studies.length} studies are due`,
    },
    {
      count: drafts.length,
      href: drafts.length === 1 && drafts[0] ? segmentHref(actor.workspace.slug, drafts[0].slug) : `${home}/segments`,
      words:
        drafts.length === 1
          ? `a draft of ${drafts[0]?.name} is proposed to you`
          : `drafts of ${drafts.length} segments are proposed to you`,
    },
    {
      count: gaps.length,
      href: expectationsHref(actor.workspace.slug, { dataset, open: gaps.length === 1 ? gaps[0]?.id : undefined }),
      words: gaps.length === 1 ? "a gap of service of yours is due" : `${gaps.length} gaps of service of yours are due`,
    },
    {
      count: unread,
      href: `${home}/notes?show=unread`,
      words: `${unread} ${unread === 1 ? "thread" : "threads"} of notes you have not read${named}`,
    },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <Remark>
      {lines.map(({ href, words }, at) => (
        <span key={words}>
          {at === 0 ? null : " · "}
          <Link href={href}>{words}</Link>
        </span>
      ))}
    </Remark>
  );
}
