/** Key of the group without a value. */
export const emptyKey = "(empty)";

/** Key of everything beyond the largest values of a column with many. */
export const otherKey = "(other values)";
