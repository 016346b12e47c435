import { z } from "zod";

/** What somebody types to find something; longer texts find nothing. */
export const findQuerySchema = z.string().trim().max(80, "search for at most 80 characters");

export const findKinds = [
  "page",
  "segment",
  "artefact",
  "customer",
  "metric",
  "dataset",
  "study",
  "hypothesis",
  "decision",
  "roadmapItem",
  "view",
] as const;
export type FindKind = (typeof findKinds)[number];

/** Something that was found, and where it stands. */
export const foundSchema = z
  .strictObject({ kind: z.enum(findKinds), label: z.string(), detail: z.string().nullable(), href: z.string() })
  .meta({ id: "Found" });
export type Found = z.infer<typeof foundSchema>;
