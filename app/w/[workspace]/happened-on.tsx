import type { ReactNode } from "react";
import { Happened, type ScopeChoice } from "@/components/annotations/happened";
import { HappenedTable } from "@/components/annotations/happened-table";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { annotationMarks, type DrawnPeriod } from "@/lib/domain/annotation-marks";
import { readSegmentRef } from "@/lib/domain/segment";
import { annotations } from "@/lib/services/annotations";

/** What a chart over time draws: its dataset and the segments among its lines, with their names. */
export interface Drawn<Period> {
  readonly dataset: { readonly slug: string; readonly name: string };
  readonly segments: readonly { readonly ref: string; readonly name: string }[];
  readonly periods: readonly Period[];
}

export interface HappenedOn<Period> {
  /** The periods with the numbers of what happened in them. */
  readonly periods: readonly (Period & { readonly mark?: string })[];
  /** The words, to stand below the drawing. */
  readonly below: ReactNode;
  /** The same for the table. */
  readonly table: ReactNode;
}

/** What happened, for a chart over time. */
export async function happenedOn<Period extends DrawnPeriod>(
  actor: Actor,
  { dataset, segments, periods }: Drawn<Period>,
): Promise<HappenedOn<Period>> {
  const over = { dataset: dataset.slug, segments: segments.map(({ ref }) => ref) };
  const marks = annotationMarks(await annotations(actor, over), periods);
  const scopes: ScopeChoice[] = [
    { label: "the whole workspace", scope: { kind: "workspace" } },
    { label: `the dataset ${dataset.name}`, scope: { kind: "dataset", dataset: dataset.slug } },
    ...segments.map(({ ref, name }): ScopeChoice => {
      return { label: `the segment ${name}`, scope: { kind: "segment", segment: readSegmentRef(ref).slug } };
    }),
  ];
  const shown = {
    workspace: actor.workspace.slug,
    numbered: marks.numbered,
    scopes: may(actor, "notes.resolve") ? scopes : null,
  };
  return { periods: marks.periods, below: <Happened {...shown} />, table: <HappenedTable {...shown} /> };
}
