/** The rule as it would be published. */
export interface RuleToPublish {
  readonly sentence: string;
  /** Lines that are not filled in and so no part of the definition. */
  readonly gaps: number;
  /** It has no condition, so everybody is in it. */
  readonly isEmpty: boolean;
  /** What the author should know before it counts for everybody. */
  readonly warnings: readonly string[];
}
