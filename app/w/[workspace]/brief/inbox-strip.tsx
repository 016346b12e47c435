import Link from "next/link";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { unreadCount } from "@/lib/services/note-lists";

/** How many notes wait for the reader, in one line under the headline. */
export async function InboxStrip({ actor }: { readonly actor: Actor }) {
  const { unread, mentions } = await unreadCount(actor);
  if (unread === 0) return null;
  const named = mentions === 0 ? "" : `, ${mentions} of them naming you`;
  return (
    <Remark>
      <Link href={`/w/${actor.workspace.slug}/notes?show=unread`}>
        {`${unread} ${unread === 1 ? "thread" : "threads"} of notes you have not read${named}`}
      </Link>
    </Remark>
  );
}
