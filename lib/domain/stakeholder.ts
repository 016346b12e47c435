import { z } from "zod";
import { lineSchema, paragraphsSchema } from "./plain-text";

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

const buyInWordSchema = buyInEntrySchema.extend({ by: z.string() });

/** A stakeholder with the latest word on each step; `history` holds every word, the newest first. */
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
    steps: z.array(buyInWordSchema),
    history: z.array(buyInWordSchema),
  })
  .meta({ id: "Stakeholder" });
export type StakeholderView = z.infer<typeof stakeholderSchema>;

/** The register with what is missing in it, a sentence per team. */
export const stakeholderRegisterSchema = z
  .strictObject({ stakeholders: z.array(stakeholderSchema), missing: z.array(z.string()) })
  .meta({ id: "StakeholderRegister" });
export type StakeholderRegister = z.infer<typeof stakeholderRegisterSchema>;
