/**
 * How far a right reaches. full: all of it; own: accounts whose owner is the reader; ownElseMasked: own accounts, others
 * masked; masked: with masked fields; approve: what somebody else has proposed. These five permit. counts: numbers of rows, not
 * the rows; published: only what was published; ask, propose: somebody else has to do it; none: nothing.
 */
export const extents = [
  "full",
  "own",
  "ownElseMasked",
  "masked",
  "approve",
  "counts",
  "published",
  "ask",
  "propose",
  "none",
] as const;
export type Extent = (typeof extents)[number];
