import { z } from "zod";
import { lineSchema, paragraphsSchema } from "./plain-text";
import { teamWords } from "./stakeholder-words";

/** The steps of the method, in which somebody is brought in or not. */
export const methodSteps = ["goal", "measure", "analyse", "prioritise", "rollout"] as const;
export const methodStepSchema = z.enum(methodSteps).meta({ id: "MethodStep" });
export type MethodStep = z.infer<typeof methodStepSchema>;

/** Weakest first. */
export const buyIns = ["unknown", "against", "neutral", "for", "champion"] as const;
export const buyInSchema = z.enum(buyIns).meta({ id: "BuyIn" });
export type BuyIn = z.infer<typeof buyInSchema>;

/** Teams that a roll-out needs; `other` is anybody else. */
export const stakeholderTeams = ["leadership", "product", "success", "marketing", "sales", "data", "other"] as const;
export const stakeholderTeamSchema = z.enum(stakeholderTeams).meta({ id: "StakeholderTeam" });
export type StakeholderTeam = z.infer<typeof stakeholderTeamSchema>;

/** Somebody who holds a stake: a member by user id, or a person outside by name. */
export const stakeholderFactsSchema = z.strictObject({
  person: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("member"), id: z.string().min(1).max(40) }),
    z.strictObject({ kind: z.literal("outside"), name: lineSchema(80).min(1, "write a name") }),
  ]),
  /** What they are: "Head of sales". */
  role: lineSchema(120),
  team: stakeholderTeamSchema,
  /** What they win or lose. */
  stake: paragraphsSchema(1000),
  /** What they need to succeed. */
  needs: paragraphsSchema(1000),
});
export type StakeholderFacts = z.infer<typeof stakeholderFactsSchema>;

/** How somebody stands at a step, since a day. */
export const buyInEntrySchema = z.strictObject({
  step: methodStepSchema,
  buyIn: buyInSchema,
  on: z.iso.date(),
  note: paragraphsSchema(1000),
});
export type BuyInEntry = z.infer<typeof buyInEntrySchema>;

/** A stakeholder with the latest word on each step. */
export const stakeholderSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    /** User id of a member; null for somebody outside. */
    memberId: z.string().nullable(),
    /** Has left the workspace. */
    hasLeft: z.boolean(),
    role: z.string(),
    team: stakeholderTeamSchema,
    stake: z.string(),
    needs: z.string(),
    steps: z.array(buyInEntrySchema.extend({ by: z.string() })),
  })
  .meta({ id: "Stakeholder" });
export type StakeholderView = z.infer<typeof stakeholderSchema>;

/** The register with what is missing in it, a sentence per team. */
export const stakeholderRegisterSchema = z
  .strictObject({ stakeholders: z.array(stakeholderSchema), missing: z.array(z.string()) })
  .meta({ id: "StakeholderRegister" });
export type StakeholderRegister = z.infer<typeof stakeholderRegisterSchema>;

/** Who is missing, team by team: nobody named, nobody who is for it at any step yet, or somebody against it. */
export function missingByTeam(all: readonly Pick<StakeholderView, "name" | "team" | "hasLeft" | "steps">[]): string[] {
  return stakeholderTeams.flatMap((team) => {
    if (team === "other") return [];
    const named = all.filter((one) => one.team === team && !one.hasLeft);
    if (named.length === 0) return [`${teamWords[team]}: nobody is named yet.`];
    const against = named.filter((one) => latestWord(one)?.buyIn === "against").map(({ name }) => name);
    const isCarried = named.some((one) => ["for", "champion"].includes(latestWord(one)?.buyIn ?? ""));
    return [
      ...(isCarried ? [] : [`${teamWords[team]}: nobody there is for it yet.`]),
      ...(against.length > 0
        ? [`${teamWords[team]}: ${against.join(" and ")} ${against.length === 1 ? "is" : "are"} against it.`]
        : []),
    ];
  });
}

/** The word given last; of one day, that on the later step. */
export function latestWord({ steps }: Pick<StakeholderView, "steps">): StakeholderView["steps"][number] | undefined {
  return [...steps]
    .filter(({ buyIn }) => buyIn !== "unknown")
    .sort(
      (one, other) => one.on.localeCompare(other.on) || methodSteps.indexOf(one.step) - methodSteps.indexOf(other.step),
    )
    .at(-1);
}
