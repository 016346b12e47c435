import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { SurvivalView } from "@/lib/domain/survival";
import { type SurvivalQuestion, survivalHref } from "@/lib/domain/survival-question";
import { survival } from "@/lib/services/survival";

export interface SegmentSurvivalProps {
  readonly actor: Actor;
  readonly dataset: string;
  readonly version: number;
  /** The definition, `agencies@7`. */
  readonly segment: string;
}

/** The curves of one definition and of the rest, with the address of their page; or why there are none. */
export async function segmentSurvival({ actor, dataset, version, segment }: SegmentSurvivalProps): Promise<{
  readonly view: SurvivalView | AppError;
  readonly href: string;
}> {
  const question: SurvivalQuestion = { by: "segments", segments: [segment], compare: "rest" };
  const view = await survival(actor, { dataset, version: String(version) }, { question }).catch((fault: unknown) => {
    if (fault instanceof AppError) return fault;
    throw fault;
  });
  return { view, href: survivalHref(actor.workspace.slug, { dataset, version, question }) };
}
