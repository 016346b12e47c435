import { z } from "zod";

/** What somebody writes in one line; every database keeps it as it is. */
export function writtenLine(most: number) {
  return z
    .string()
    .trim()
    .min(1, "write something")
    .max(most, `at most ${most} characters`)
    .regex(/^[^\p{Control}\p{Surrogate}]*$/u, "a line may not hold control characters");
}

/** What somebody writes in several lines. */
export function writtenText(most: number) {
  return z
    .string()
    .trim()
    .min(1, "write something")
    .max(most, `at most ${most} characters`)
    .regex(/^[^\0\p{Surrogate}]*$/u, "a text may not hold broken characters");
}

/** An address that may stand as a link: of the web alone, never of a script. */
export const webLinkSchema = z
  .string()
  .trim()
  .max(500, "at most 500 characters")
  .regex(/^https?:\/\/[^\s\p{Control}\p{Surrogate}]+$/iu, "a link begins with https:// or http://");
