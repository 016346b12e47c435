import { z } from "zod";

/** Text in one line of at most so many characters that every database keeps as it is; blanks around it are dropped. */
export function lineSchema(most: number) {
  return z
    .string()
    .regex(/^[^\p{Control}\p{Surrogate}]*$/u, "a line may not hold control characters")
    .trim()
    .max(most, `at most ${most.toLocaleString("en-GB")} characters`);
}

/** Text of several lines and at most so many characters that every database keeps as it is; blanks around it are dropped. */
export function paragraphsSchema(most: number) {
  return z
    .string()
    .regex(/^[^\0\p{Surrogate}]*$/u, "a text may not hold broken characters")
    .trim()
    .max(most, `at most ${most.toLocaleString("en-GB")} characters`);
}

/** A line that is not empty; `missing` asks for it. */
export function writtenLine(most: number, missing = "write something") {
  return lineSchema(most).min(1, missing);
}

/** Text in several lines that is not empty. */
export function writtenText(most: number, missing = "write something") {
  return paragraphsSchema(most).min(1, missing);
}

/** Where a link leads: a page of the web, a mail address, or a page of this installation. */
export const linkSchema = z
  .string()
  .trim()
  .max(1000)
  .regex(/^[^\p{Control}\p{Surrogate}\s]*$/u, "an address holds no blanks")
  .regex(/^(https?:\/\/|mailto:|\/w\/)./i, "an address begins with https://, http://, mailto: or /w/");

/** An address that may stand as a link out of a table: of the web alone. */
export const webLinkSchema = z
  .string()
  .trim()
  .max(500, "at most 500 characters")
  .regex(/^https?:\/\/[^\s\p{Control}\p{Surrogate}]+$/iu, "a link begins with https:// or http://");
