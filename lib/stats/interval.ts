/** Lower and upper bound in the unit of the value; null: that side is open. */
export type Interval = [number | null, number | null];

/** Lower and upper bound, both known. */
export type Bounds = [number, number];

/** Two-sided level of every interval that no screen or look has set otherwise. */
export const usualAlpha = 0.05;
