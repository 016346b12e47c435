/** Bounds of a rule; each breach is told in a sentence. Depth counts the outermost group as 1. */
export const ruleLimits = { depth: 8, nodes: 200, values: 1000, characters: 300, filters: 10, days: 36_500 } as const;

/** Tables of what customers did. */
export const behaviourTables = ["events", "payments", "deals", "tickets"] as const;
