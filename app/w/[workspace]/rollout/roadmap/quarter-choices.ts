import { quarterOf } from "@/lib/domain/roadmap";
import { instantNow } from "@/lib/platform/clock";

/** Quarters to choose from: last year's to two years ahead, and those that are in use. */
export function quarterChoices(used: readonly (string | null)[]): string[] {
  const year = Number(quarterOf(instantNow().slice(0, 10)).slice(0, 4));
  const usual = [-1, 0, 1, 2].flatMap((step) => [1, 2, 3, 4].map((quarter) => `${year + step}Q${quarter}`));
  return [...new Set([...usual, ...used.filter((quarter) => quarter !== null)])].sort();
}
