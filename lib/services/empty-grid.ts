import { emptyFamily } from "@/lib/domain/estimate";

/** A grid of segments that has nothing to show: nobody was compared. */
export const emptyGrid: {
  readonly segments: never[];
  readonly rows: never[];
  readonly more: number;
  readonly family: typeof emptyFamily;
  readonly notes: never[];
} = { segments: [], rows: [], more: 0, family: emptyFamily, notes: [] };
