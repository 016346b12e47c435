import "server-only";
import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { StudyView } from "@/lib/domain/study-resources";
import { findDraft } from "@/lib/store/segment-definitions";
import { listSegments } from "@/lib/store/segments";
import { studies } from "./studies";

/** Open studies whose review is due, for those who see what is weighed by them. */
export async function studiesDue(actor: Actor): Promise<StudyView[]> {
  if (!may(actor, "hypotheses.read") || !may(actor, "priorities.read")) return [];
  return (await studies(actor)).filter(({ isDue }) => isDue);
}

/** Segments in use whose draft is proposed and that this reader may publish. */
export async function draftsToApprove(actor: Actor): Promise<{ readonly slug: string; readonly name: string }[]> {
  const extent = extentFor(actor, "segments.publish");
  if (extent !== "full" && extent !== "approve") return [];
  const drafted = (await listSegments(actor.scope)).filter((one) => one.hasDraft && one.archivedAt === null);
  const drafts = await Promise.all(drafted.map(({ id }) => findDraft(actor.scope, id)));
  return drafted.filter((_, at) => drafts[at]?.proposedAt != null).map(({ slug, name }) => ({ slug, name }));
}
