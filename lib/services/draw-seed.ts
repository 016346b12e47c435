import "server-only";
import { createHash } from "node:crypto";
import { randomNumbers } from "@/lib/stats/random-numbers";

/** The numbers that draws of a question are made from: the same version and question give the same digits (statistics, section 0). */
export function numbersFor(versionId: string, canonicalQuestion: unknown): () => number {
  const text = `${versionId}\n${JSON.stringify(canonicalQuestion)}`;
  return randomNumbers(createHash("sha256").update(text).digest());
}
