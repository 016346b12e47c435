import { z } from "zod";
import { writtenLine, writtenText } from "./plain-text";

/** Things said that one workspace keeps. */
export const mostFeedback = 200_000;

/** What a customer said, as somebody writes it down. `customer`: the id, or the stand-in that the writer sees in its place. */
export const newFeedbackSchema = z.strictObject({
  dataset: z.string().min(1).max(60),
  customer: writtenLine(200),
  quote: writtenText(4000),
  theme: writtenLine(80),
  source: writtenLine(80),
  saidOn: z.iso.date(),
});
export type NewFeedback = z.infer<typeof newFeedbackSchema>;

/** What is changed of a thing said: the theme it is counted under. Whose words they are, and the words, stay. */
export const feedbackChangeSchema = z.strictObject({ theme: writtenLine(80) });
export type FeedbackChange = z.infer<typeof feedbackChangeSchema>;

/** One thing said. The segment is no part of it: it comes from where the customer is on the version that is looked at. */
export interface Feedback {
  readonly id: string;
  readonly datasetId: string;
  readonly customerId: string;
  readonly quote: string;
  readonly theme: string;
  readonly source: string;
  readonly saidOn: string;
  readonly createdAt: string;
}

/** Themes are one whatever their capitals and blanks. */
export function themeKey(theme: string): string {
  return theme.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
}
