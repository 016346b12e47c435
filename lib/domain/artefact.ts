import { z } from "zod";
import { artefactKinds, artefactLimits } from "./artefact-limits";
import { figureSinceSchema, type pinnedFigureSchema } from "./figure";
import { writtenLine } from "./plain-text";

/** One-pager or battle card. */
export const artefactKindSchema = z.enum(artefactKinds).meta({ id: "ArtefactKind" });

/** The limits are what fits on one printed page, or is read in under a minute. */
function lines(most: number, length: number) {
  return z.array(writtenLine(length)).max(most, `at most ${most} lines`);
}

const at = artefactLimits;

/** Somebody one meets there; what is not known is null. */
export const personaSchema = z
  .strictObject({
    title: writtenLine(at.personaTitle),
    offering: writtenLine(at.personaText).nullable(),
    pains: writtenLine(at.personaText).nullable(),
    aspirations: writtenLine(at.personaText).nullable(),
    interests: writtenLine(at.personaText).nullable(),
  })
  .meta({ id: "Persona" });
export type Persona = z.infer<typeof personaSchema>;

/** `finding` completes the headline after the segment's name; `notThem` says who is often mistaken for them. */
export const onePagerWordsSchema = z
  .strictObject({
    finding: writtenLine(at.finding).nullable(),
    job: writtenLine(at.job).nullable(),
    jobSource: writtenLine(at.jobSource).nullable(),
    pains: lines(at.points, at.point),
    gains: lines(at.points, at.point),
    personas: z.array(personaSchema).max(at.personas),
    notThem: lines(at.sentences, at.sentence),
  })
  .meta({ id: "OnePagerWords" });
export type OnePagerWords = z.infer<typeof onePagerWordsSchema>;

/** What the company promises a segment, in sentences. */
export const serviceWordsSchema = z
  .strictObject({ promises: lines(at.sentences, at.sentence) })
  .meta({ id: "ServiceWords" });
export type ServiceWords = z.infer<typeof serviceWordsSchema>;

/** What is said to a segment. `recognise`: signs that somebody belongs to it; `stop`: signs that it is better not to sell. */
export const battleCardWordsSchema = z
  .strictObject({
    recognise: lines(at.cardLines, at.cardLine),
    care: lines(at.cardLines, at.cardLine),
    say: lines(at.sentences, at.say),
    objections: z
      .array(z.strictObject({ objection: writtenLine(at.objection), answer: writtenLine(at.answer) }))
      .max(at.objections, `at most ${at.objections} objections`),
    stop: lines(at.sentences, at.cardLine),
  })
  .meta({ id: "BattleCardWords" });
export type BattleCardWords = z.infer<typeof battleCardWordsSchema>;

/** The written parts of a segment's artefacts; each is saved on its own, by whoever knows it. */
export interface ArtefactWords {
  readonly onePager: OnePagerWords;
  readonly service: ServiceWords;
  readonly battleCard: BattleCardWords;
}
export type ArtefactPart = keyof ArtefactWords;

/** What a part holds before somebody has written it. */
export const unwritten: ArtefactWords = {
  onePager: { finding: null, job: null, jobSource: null, pains: [], gains: [], personas: [], notThem: [] },
  service: { promises: [] },
  battleCard: { recognise: [], care: [], say: [], objections: [], stop: [] },
};

/** `revision`: the save that the writer started from; null where the part was never written. Another one in between is a conflict. */
const revision = z.int().min(1).nullable();
export const artefactSaveSchema = z.discriminatedUnion("part", [
  z.strictObject({ part: z.literal("onePager"), revision, words: onePagerWordsSchema }),
  z.strictObject({ part: z.literal("service"), revision, words: serviceWordsSchema }),
  z.strictObject({ part: z.literal("battleCard"), revision, words: battleCardWordsSchema }),
]);
export type ArtefactSave = z.infer<typeof artefactSaveSchema>;

/** How many of how many customers are in the segment. */
export const segmentShareSchema = z.strictObject({ count: z.int().min(0), total: z.int().min(1) });
export type SegmentShare = z.infer<typeof segmentShareSchema>;

/** The numbers an artefact was last confirmed with, and who found then that its words fit them. */
export interface ArtefactConfirmation {
  readonly pins: readonly z.infer<typeof pinnedFigureSchema>[];
  readonly share: SegmentShare | null;
  readonly datasetVersion: number;
  readonly definition: number;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
}

/**
 * An artefact beside today's numbers. `isStale`: at least one of them has really changed since it was confirmed; `changes` are those,
 * in words, with the number as it was and as it is. A reader sees changes only of numbers that are open to them.
 */
export const artefactStateSchema = z
  .strictObject({
    kind: artefactKindSchema,
    confirmedAt: z.string().nullable(),
    confirmedBy: z.string().nullable(),
    datasetVersion: z.int().nullable(),
    definition: z.int().nullable(),
    isStale: z.boolean(),
    changes: z.array(z.strictObject({ metric: z.string(), sentence: z.string(), since: figureSinceSchema.nullable() })),
  })
  .meta({ id: "ArtefactState" });
export type ArtefactState = z.infer<typeof artefactStateSchema>;

const writtenSchema = { revision, updatedAt: z.string().nullable(), updatedBy: z.string().nullable() };

/** The written parts of a segment with their saves, and how its artefacts stand to today's numbers. */
export const artefactsSchema = z
  .strictObject({
    segment: z.string(),
    onePager: z.strictObject({ words: onePagerWordsSchema, ...writtenSchema }),
    service: z.strictObject({ words: serviceWordsSchema, ...writtenSchema }),
    battleCard: z.strictObject({ words: battleCardWordsSchema, ...writtenSchema }),
    states: z.array(artefactStateSchema),
    /** The parts that the reader may write. */
    mayWrite: z.array(z.enum(["onePager", "service", "battleCard"])),
  })
  .meta({ id: "Artefacts" });
export type Artefacts = z.infer<typeof artefactsSchema>;
