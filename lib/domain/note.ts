import { z } from "zod";
import { figureAddressSchema, figureSinceSchema } from "./figure";
import { memberNameSchema } from "./member-name";
import { subjectSchema } from "./subject";
import { subjectKinds } from "./subject-words";

/** Characters a note may have. */
export const noteLimit = 20_000;

/** Answers a thread may have; each reader of it reads them all. */
export const mostAnswers = 200;

/** Markdown that every database keeps as it is; members are mentioned by tokens (`note-mentions.ts`). */
export const noteBodySchema = z
  .string()
  .max(noteLimit, `a note has at most ${noteLimit.toLocaleString("en-GB")} characters; put the rest into another one`)
  .regex(/^[^\p{Surrogate}]*$/u, "half a sign stands in the text; write it again")
  .transform((text) =>
    text
      .replaceAll(/\r\n?/g, "\n")
      .replaceAll(/[^\P{Control}\n\t]/gu, "")
      .trim(),
  )
  .pipe(z.string().min(1, "write something first"));

/** A new note, which begins a thread. `pin`: a number to be kept with it as it is now. */
export const newThreadSchema = z
  .strictObject({ subject: subjectSchema, body: noteBodySchema, pin: figureAddressSchema.nullable().default(null) })
  .meta({ id: "NewNote" });
export type NewThread = z.infer<typeof newThreadSchema>;

export const newAnswerSchema = z
  .strictObject({ body: noteBodySchema, pin: figureAddressSchema.nullable().default(null) })
  .meta({ id: "NewAnswer" });
export type NewAnswer = z.infer<typeof newAnswerSchema>;

export type NotePerson = z.infer<typeof memberNameSchema>;

/** A note as a reader sees it. A deleted one keeps its place: `body` is null. */
export const noteSchema = z
  .strictObject({
    id: z.string(),
    body: z.string().nullable(),
    author: memberNameSchema,
    createdAt: z.string(),
    editedAt: z.string().nullable(),
    deletedAt: z.string().nullable(),
    mentions: z.array(memberNameSchema),
    /** The number kept with it beside today's, and the page on which it stands; null where none was kept. */
    pin: z.strictObject({ since: figureSinceSchema, href: z.string() }).nullable(),
    /** Whether this reader may edit and delete it. */
    isYours: z.boolean(),
  })
  .meta({ id: "Note" });
export type NoteView = z.infer<typeof noteSchema>;

/** What a thread is about, in words; `href` is null and `subject` too where this reader may not see it by name. */
export const aboutSchema = z.strictObject({
  label: z.string(),
  href: z.string().nullable(),
  /** What the reader should know first: that a segment is archived. */
  remark: z.string().nullable(),
});
export type About = z.infer<typeof aboutSchema>;

/** A note with its answers, oldest first. */
export const threadSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(subjectKinds),
    subject: subjectSchema.nullable(),
    about: aboutSchema,
    notes: z.array(noteSchema),
    lastAt: z.string(),
    resolved: z.strictObject({ by: memberNameSchema, at: z.string() }).nullable(),
    /** Something in it that this reader is mentioned in, or that answers this reader, has not been read. */
    isUnread: z.boolean(),
  })
  .meta({ id: "NoteThread" });
export type ThreadView = z.infer<typeof threadSchema>;

/** Whether a list shows what is done. */
export const threadStates = ["open", "resolved", "all"] as const;

/** What asks for a reader's attention: threads that mention or answer them, unread. */
export const inboxSchema = z
  .strictObject({
    /** Threads with anything unread. */
    unread: z.int(),
    /** Of these, the ones in which an unread note mentions the reader. */
    mentions: z.int(),
    /** The newest of them. */
    threads: z.array(threadSchema),
  })
  .meta({ id: "Inbox" });
export type Inbox = z.infer<typeof inboxSchema>;

/** What a reader may do with notes. */
export interface NoteRights {
  readonly write: boolean;
  readonly resolve: boolean;
}
