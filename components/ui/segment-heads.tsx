import { HeadCell } from "./table";
import { Tile } from "./tile";
import { VisuallyHidden } from "./visually-hidden";

/** A segment at the head of a column or a row. */
export interface SegmentHead {
  readonly key: string;
  readonly name: string;
  readonly tile: { readonly index: number; readonly letter: string };
}

export interface SegmentHeadsProps {
  readonly segments: readonly SegmentHead[];
  /** For columns that are not of numbers at the right. */
  readonly className?: string | undefined;
}

/** The heads of a table's columns, one for each segment: its tile, and its name for those who listen. */
export function SegmentHeads({ segments, className }: SegmentHeadsProps) {
  return segments.map(({ key, name, tile }) => (
    <HeadCell key={key} numeric={className === undefined} className={className}>
      <Tile index={tile.index} letter={tile.letter} />
      <VisuallyHidden>{name}</VisuallyHidden>
    </HeadCell>
  ));
}
