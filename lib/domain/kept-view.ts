import { z } from "zod";
import { writtenLine } from "./plain-text";

/** Views that one person may keep; more than that nobody finds again. */
export const mostKeptViews = 100;

export const viewNameSchema = writtenLine(80, "write a name");

/** The address of a page inside a workspace, with all that says what it shows. */
export const viewAddressSchema = z
  .string()
  .max(4000, "an address has at most 4,000 characters")
  .regex(/^\/w\/[a-z0-9]+(-[a-z0-9]+)*(\/[^\s\\\p{Control}\p{Surrogate}]*)?$/u, "an address inside the workspace");

export const newViewSchema = z.strictObject({
  name: viewNameSchema,
  address: viewAddressSchema,
  /** Whether everybody in the workspace sees it. */
  isShared: z.boolean(),
});
export type NewView = z.infer<typeof newViewSchema>;

export const viewChangeSchema = z.strictObject({
  name: viewNameSchema.optional(),
  isShared: z.boolean().optional(),
});
export type ViewChange = z.infer<typeof viewChangeSchema>;

/** A page kept under a name, as its owner or, where it is shared, anybody of the workspace sees it. */
export const keptViewSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    isShared: z.boolean(),
    /** Whether the reader keeps it; others' views can be opened, not changed. */
    isOwn: z.boolean(),
    keptBy: z.string(),
    keptAt: z.string(),
  })
  .meta({ id: "KeptView" });
export type KeptView = z.infer<typeof keptViewSchema>;
