import { percentText } from "./number-words";
import type { RoadmapView, SegmentEffort } from "./roadmap-resources";
import { gapWord } from "./roadmap-shares";

type Told = SegmentEffort & { readonly shareOfEffort: number; readonly shareOfRevenue: number; readonly gap: number };

/**
 * What the roadmap does about the segments: the one that takes most more than it brings, and the one that gets most less. A plain name
 * where effort or revenue is not known.
 */
export function roadmapHeadline({ segments, effort, all, money }: RoadmapView): {
  readonly title: string;
  readonly lede: string | null;
} {
  if (all === 0) return { title: "Nothing is on the roadmap yet", lede: null };
  const told = segments.filter(isTold).filter(({ isPart }) => !isPart);
  if (effort.total === 0 || told.length === 0)
    return {
      title: "The roadmap by segment",
      lede:
        effort.total === 0
          ? "No planned item has an effort yet, so there is nothing to hold against revenue."
          : money === null
            ? "This dataset has no revenue, so effort stands alone."
            : null,
    };
  const byGap = [...told].sort((one, other) => one.gap - other.gap);
  const over = byGap.find(({ gap }) => gapWord(gap) === "overServed");
  const under = byGap.reverse().find(({ gap }) => gapWord(gap) === "underServed");
  if (over)
    return {
      title: `${over.name} ${takes(over)} ${percentText(over.shareOfEffort)} of the effort and ${brings(over)} ${percentText(over.shareOfRevenue)} of the revenue`,
      lede: under ? getsLess(under) : null,
    };
  if (under) return { title: getsLess(under).replace(/\.$/, ""), lede: null };
  return {
    title: "Effort and revenue are in balance",
    lede: "No segment’s shares of the two differ by more than three points.",
  };
}

function getsLess(segment: Told): string {
  return `${segment.name} ${brings(segment)} ${percentText(segment.shareOfRevenue)} of the revenue and ${gets(segment)} ${percentText(segment.shareOfEffort)} of the effort.`;
}

// Names of segments are mostly plural ("Agencies"); one that is not reads as one thing ("Online retail").
function isPlural({ name }: Pick<SegmentEffort, "name">): boolean {
  return /[^s]s$/i.test(name.trim());
}
const takes = (segment: Told) => (isPlural(segment) ? "take" : "takes");
const brings = (segment: Told) => (isPlural(segment) ? "bring" : "brings");
const gets = (segment: Told) => (isPlural(segment) ? "get" : "gets");

function isTold(segment: SegmentEffort): segment is Told {
  return segment.shareOfEffort !== null && segment.shareOfRevenue !== null && segment.gap !== null;
}
