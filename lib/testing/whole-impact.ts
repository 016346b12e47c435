import { type Impact, type ImpactQuestion, impactRun } from "@/lib/stats/impact";

/** The whole impact at once. */
export function wholeImpact(question: ImpactQuestion, random: () => number, draws?: number): Impact[] {
  const run = impactRun(question, random);
  run.advance(draws ?? run.draws);
  return run.result();
}
