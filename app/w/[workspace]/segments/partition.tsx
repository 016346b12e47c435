import Link from "next/link";
import { Remark } from "@/components/ui/layout";
import type { Actor } from "@/lib/domain/actor";
import { countText } from "@/lib/domain/number-words";
import type { OverlapView } from "@/lib/domain/overlap";
import { segmentRef } from "@/lib/domain/segment";
import { segmentOverlap } from "@/lib/services/overlap";
import type { SegmentList } from "@/lib/services/segment-list";
import { refusal } from "../page-actor";

export interface PartitionProps {
  readonly actor: Actor;
  readonly state: { readonly dataset: string; readonly version: number };
  readonly list: SegmentList;
}

/** Segments compared by the page of overlaps at once. */
const mostCompared = 12;

/** Whether the segments that stand under no other share nobody and leave nobody out, in counts. */
export async function Partition({ actor, state, list }: PartitionProps) {
  const refs = list.listed.flatMap(({ segment, level }) =>
    level === 0 && segment.latest !== null ? [segmentRef(segment.slug, segment.latest.number)] : [],
  );
  if (refs.length < 2 || refs.length > mostCompared) return null;
  const address = { dataset: state.dataset, version: String(state.version) };
  const overlap = await segmentOverlap(actor, address, { segments: refs }).catch(refusal);
  const search = new URLSearchParams({ dataset: state.dataset, version: String(state.version) });
  for (const ref of refs) search.append("segment", ref);
  return (
    <Remark>
      {"partition" in overlap ? `${partitionWords(overlap)} ` : ""}
      <Link href={`/w/${actor.workspace.slug}/compare/overlap?${search}`}>See where they overlap</Link>
    </Remark>
  );
}

function partitionWords({ partition, segments, unitWord }: OverlapView): string {
  const untold = segments.filter(({ fault }) => fault !== null).length;
  const { exclusive, exhaustive, inSeveral, inNone } = partition;
  const shared = exclusive ? "share nobody" : `share ${people(inSeveral, unitWord)}`;
  const left = exhaustive ? "leave nobody out" : `leave ${people(inNone, unitWord)} out`;
  const told = `Those that are not part of another ${shared} and ${left}.`;
  return untold === 0 ? told : `${told} Left aside: ${countText(untold)} that this version cannot answer.`;
}

function people(count: number | null, unitWord: string): string {
  return count === null ? `fewer than 5 ${unitWord}` : `${countText(count)} ${unitWord}`;
}
