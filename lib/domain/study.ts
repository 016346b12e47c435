import { z } from "zod";
import { businessModelSchema } from "./business-model";
import { writtenLine, writtenText } from "./plain-text";
import { metricIdSchema } from "./scoreboard";

/** A study holds three to five hypotheses, of which one to three are analysed and one is picked. */
export const studyLimits = { fewest: 3, most: 5, analysed: 3, picked: 1 } as const;

/** Customers that a segment needs to be analysed: a group of fewer shows hardly any difference that matters. */
export const smallestSegment = 50;

const day = z.iso.date();
const amount = z.number().min(-1e12).max(1e12);

const facts = {
  name: writtenLine(80, "write a name"),
  goal: writtenText(600, "write what the company wants"),
  businessModel: businessModelSchema,
  /** The metric that says whether the goal is reached, where the company wants it (in its unit), and by when. */
  successMetric: metricIdSchema,
  target: amount.nullable(),
  targetDate: day.nullable(),
  /** Member who leads it. */
  owner: z.string().min(1).max(40).nullable(),
} as const;

export const newStudySchema = z
  .strictObject({ dataset: z.string().min(1).max(60), ...facts, nextReview: day.optional() })
  .meta({ id: "NewStudy" });
export type NewStudy = z.infer<typeof newStudySchema>;

/** `closed`: an ended study keeps all it has; its hypotheses are no longer reviewed. */
export const studyChangeSchema = z
  .strictObject({ ...facts, nextReview: day, closed: z.boolean() })
  .partial()
  .meta({ id: "StudyChange" });
export type StudyChange = z.infer<typeof studyChangeSchema>;

/** One round of the method on one dataset. */
export interface Study {
  readonly id: string;
  readonly datasetId: string;
  readonly datasetSlug: string;
  readonly datasetName: string;
  readonly name: string;
  readonly goal: string;
  readonly businessModel: z.infer<typeof businessModelSchema>;
  readonly successMetric: string;
  readonly target: number | null;
  readonly targetDate: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly nextReview: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly closedAt: string | null;
}

/** The review after one on `day`: three months later, on the last day of a shorter month. */
export function quarterAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 2, Math.min(date, last))).toISOString().slice(0, 10);
}
