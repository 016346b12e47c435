import Link from "next/link";
import { Remark } from "@/components/ui/layout";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { decisionsWaiting, reviewsOverdue } from "@/lib/services/decision-heads";
import { unreadCount } from "@/lib/services/note-lists";

/** How many notes, decisions and reviews wait for the reader, in one line under the headline. */
export async function InboxStrip({ actor }: { readonly actor: Actor }) {
  const home = `/w/${actor.workspace.slug}`;
  const { unread, mentions } = await unreadCount(actor);
  const reads = may(actor, "decisions.read");
  const waiting = reads ? (await decisionsWaiting(actor)).length : 0;
  const overdue = reads ? (await reviewsOverdue(actor)).length : 0;
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
