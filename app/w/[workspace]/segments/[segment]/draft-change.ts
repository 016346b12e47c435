import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { segmentDifference } from "@/lib/services/segment-difference";

/** What the draft changes against the latest definition, in words and in numbers of the latest data; why not, where it cannot be told. */
export async function draftChange(actor: Actor, { slug, latest, draft }: SegmentView): Promise<string[]> {
  if (!draft) return [];
  if (!latest) return draft.faults;
  try {
    const asked = { from: latest.number, to: null, version: "latest" };
    const { words, numbers, faults } = await segmentDifference(actor, slug, asked);
    return [...(words.length > 0 ? words : ["The rule says what the latest version says"]), ...numbers, ...faults];
  } catch (fault) {
    if (fault instanceof AppError) return [fault.sentence];
    throw fault;
  }
}
