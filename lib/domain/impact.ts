import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { type Range, rangeFault, rangeSchema } from "./range";
import { segmentRefSchema } from "./segment";

/** What a scenario changes: how many customers of the kind there are, or one of their rates. */
export const impactChanges = ["volume", "conversion", "revenue", "churn"] as const;

/**
 * "+10 % customers of this kind": a segment, what changes, by how many per cent of today, and how new customers do against today's of
 * the kind (1: as well as they do).
 */
export const impactQuestionSchema = z
  .strictObject({
    segment: segmentRefSchema,
    change: z.enum(impactChanges),
    percent: z.number().min(-90, "a change is −90 to 200 %").max(200, "a change is −90 to 200 %"),
    factor: rangeSchema,
  })
  .superRefine(({ change, percent, factor }, context) => {
    if (change === "volume" && percent <= 0)
      context.addIssue({ code: "custom", message: "more customers are more than 0 %", path: ["percent"] });
    if (factor.low < 0.1 || factor.high > 3)
      context.addIssue({ code: "custom", message: "the factor lies between 0.1 and 3", path: ["factor"] });
  })
  .meta({ id: "ImpactQuestion" });
export type ImpactQuestion = z.infer<typeof impactQuestionSchema>;

/** The same as an address carries it. */
export const impactQuerySchema = z.strictObject({
  segment: segmentRefSchema,
  change: z.enum(impactChanges).default("volume"),
  percent: numberText("10"),
  low: numberText("1"),
  base: numberText("1"),
  high: numberText("1"),
});

/** What an outcome hangs on: how new customers do (a range), how their kind does (known from the data), and who happens to come. */
export const impactInputs = ["factor", "kind", "chance"] as const;
export type ImpactInput = (typeof impactInputs)[number];

/** One company figure today and in the scenario; `band` and `changeBand` hold the middle 90 % of what it may come to. */
export const impactRowSchema = z
  .strictObject({
    id: z.enum(["conversion", "revenue", "churn"]),
    name: z.string(),
    unit: z.enum(["share", "money"]),
    direction: z.enum(["higher", "lower"]),
    today: z.number().nullable(),
    scenario: z.number().nullable(),
    change: z.number().nullable(),
    band: z.tuple([z.number(), z.number()]).nullable(),
    changeBand: z.tuple([z.number(), z.number()]).nullable(),
    /** The figure with one input at its 5 and 95 %, the others at base; the widest first. Empty where the scenario leaves it as it is. */
    inputs: z.array(z.strictObject({ input: z.enum(impactInputs), low: z.number(), high: z.number() })),
    /** There are numbers, and not for this reader: few customers stand behind them. */
    hidden: z.boolean(),
    /** Why there is no number. */
    sentence: z.string().nullable(),
  })
  .meta({ id: "ImpactRow" });
export type ImpactRow = z.infer<typeof impactRowSchema>;

export const impactViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    segment: z.strictObject({ ref: z.string(), slug: z.string(), name: z.string(), code: z.string() }),
    question: impactQuestionSchema,
    /** Customers of the segment today, and how many the scenario adds; null where hidden from this reader. */
    present: z.number().nullable(),
    added: z.number().nullable(),
    rows: z.array(impactRowSchema),
    assumptions: z.array(z.string()),
    draws: z.int(),
  })
  .meta({ id: "Impact" });
export type ImpactView = z.infer<typeof impactViewSchema>;

/** The question of an address. Throws nothing: the caller checks it with its schema. */
export function impactQuestionOf(query: z.infer<typeof impactQuerySchema>): ImpactQuestion {
  const { segment, change, percent, low, base, high } = query;
  return {
    segment,
    change,
    percent: Number(percent),
    factor: { low: Number(low), base: Number(base), high: Number(high) },
  };
}

/** Why a question makes no scenario; null where it does. */
export function impactFault(question: ImpactQuestion): string | null {
  const out = rangeFault(question.factor);
  if (out !== null) return `How new customers do: ${out}.`;
  const { error } = impactQuestionSchema.safeParse(question);
  const message = error?.issues[0]?.message;
  return message === undefined ? null : `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** Whether new customers are taken to do exactly as today's do. */
export function isAsToday({ low, high }: Range): boolean {
  return low === 1 && high === 1;
}

function numberText(usual: string) {
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,3})?$/, "write a number, for example 10 or 0.9")
    .default(usual);
}
