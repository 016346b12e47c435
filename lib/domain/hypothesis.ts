import { z } from "zod";
import { paragraphsSchema, writtenText } from "./plain-text";
import { metricIdSchema } from "./scoreboard";
import { segmentSlugSchema } from "./segment";

export const comparisons = ["rest", "average"] as const;
export type ClaimComparison = (typeof comparisons)[number];

/** The columns of the board, from left to right. */
export const stages = ["measure", "analyse", "pick"] as const;
export const stageSchema = z.enum(stages).meta({ id: "HypothesisStage" });
export type Stage = z.infer<typeof stageSchema>;

/** Computed from what happened, never set: revealed? looked at? retired? */
export const hypothesisStates = ["proposed", "testing", "supported", "notSupported", "retired"] as const;
export type HypothesisState = (typeof hypothesisStates)[number];

export const verdictSchema = z.enum(["supported", "notSupported", "notEnough"]).meta({ id: "Verdict" });
export type VerdictWord = z.infer<typeof verdictSchema>;

const size = z.number().min(0, "the smallest effect is 0 or more").max(1e9);

const claim = {
  metric: metricIdSchema,
  direction: z.enum(["higher", "lower"]),
  comparison: z.enum(comparisons),
  /** In the unit of the metric: 0.02 for two points. */
  smallestEffect: size,
  /** The difference that its author expects, with its sign, written before the number is shown. */
  guess: z.number().min(-1e9).max(1e9).nullable(),
  why: paragraphsSchema(600).nullable(),
} as const;

/** A claim on a segment's latest published definition. */
export const newHypothesisSchema = z
  .strictObject({ segment: segmentSlugSchema, ...claim })
  .meta({ id: "NewHypothesis" });
export type NewHypothesis = z.infer<typeof newHypothesisSchema>;

/** Until the number is shown the claim may be written anew; afterwards another claim is another hypothesis. */
export const claimChangeSchema = z.strictObject(claim).partial().meta({ id: "ClaimChange" });
export type ClaimChange = z.infer<typeof claimChangeSchema>;

const reason = writtenText(600, "write a reason");
export const retirementSchema = z.strictObject({ reason });
/** Another claim in place of one whose number was seen, which retires with the reason. */
export const successorSchema = z.strictObject({ ...claim, reason }).meta({ id: "NewSuccessor" });
export type NewSuccessor = z.infer<typeof successorSchema>;

/** A person's word beside the computed verdict of the latest look; null takes it back. */
export const newOverrideSchema = z
  .strictObject({
    verdict: z.enum(["supported", "notSupported"]).nullable(),
    note: writtenText(1000, "write why"),
  })
  .meta({ id: "NewOverride" });
export type NewOverride = z.infer<typeof newOverrideSchema>;

export interface Hypothesis {
  readonly id: string;
  readonly studyId: string;
  readonly segmentId: string;
  readonly segmentSlug: string;
  readonly segmentName: string;
  readonly segmentCode: string;
  /** Number of the definition that the claim is about. */
  readonly definition: number;
  readonly metric: string;
  readonly direction: "higher" | "lower";
  readonly comparison: ClaimComparison;
  readonly smallestEffect: number;
  readonly guess: number | null;
  readonly why: string | null;
  readonly stage: Stage;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revealedAt: string | null;
  readonly revealedBy: string | null;
  readonly retiredAt: string | null;
  readonly retiredBy: string | null;
  readonly retiredReason: string | null;
  readonly predecessorId: string | null;
}

/** One computed verdict with all it rests on; never changed. */
export interface Look {
  readonly hypothesisId: string;
  readonly number: number;
  readonly datasetVersionId: string;
  readonly datasetVersion: number;
  readonly definition: number;
  readonly metricVersion: number;
  readonly verdict: VerdictWord;
  readonly reason: string | null;
  readonly needed: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly customers: number;
  /** Of the whole base, to tell a small rest. */
  readonly population: number;
  readonly against: ClaimComparison;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly alpha: number;
  readonly p: number | null;
  readonly familySize: number;
  readonly familySelected: number;
  readonly lookedAt: string;
  readonly lookedBy: string;
}

export interface Override {
  readonly id: string;
  readonly hypothesisId: string;
  readonly look: number;
  readonly verdict: "supported" | "notSupported" | null;
  readonly note: string;
  readonly signedAt: string;
  readonly signedBy: string;
}

/** The life-cycle of a hypothesis, read from what happened to it. */
export function stateOf(
  { revealedAt, retiredAt }: Pick<Hypothesis, "revealedAt" | "retiredAt">,
  latest: Pick<Look, "verdict"> | undefined,
): HypothesisState {
  if (retiredAt !== null) return "retired";
  if (revealedAt === null) return "proposed";
  return latest === undefined || latest.verdict === "notEnough" ? "testing" : latest.verdict;
}

/** The override that stands beside the verdict of the latest look: the last one written about that look, unless it was taken back. */
export function overrideInForce<One extends Pick<Override, "look" | "verdict" | "signedAt">>(
  overrides: readonly One[],
  latest: Pick<Look, "number"> | undefined,
): One | null {
  const last = overrides
    .filter(({ look }) => look === latest?.number)
    .sort((a, b) => a.signedAt.localeCompare(b.signedAt))
    .at(-1);
  return last && last.verdict !== null ? last : null;
}
