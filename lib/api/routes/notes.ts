import { z } from "zod";
import { route } from "@/lib/api/route";
import { AppError } from "@/lib/domain/app-error";
import { memberNameSchema } from "@/lib/domain/member-name";
import {
  inboxSchema,
  newAnswerSchema,
  newThreadSchema,
  noteBodySchema,
  threadSchema,
  threadStates,
} from "@/lib/domain/note";
import { type Subject, subjectSchema } from "@/lib/domain/subject";
import { subjectKinds } from "@/lib/domain/subject-words";
import { mentionable } from "@/lib/services/mentions";
import { inbox, readThreads, threads, threadsAbout } from "@/lib/services/note-lists";
import { answerThread, removeNote, rewriteNote, setResolved, startThread, thread } from "@/lib/services/notes";
import { openSubject } from "@/lib/services/subjects";

const id = z.string().min(1).max(40);
const threadParams = z.strictObject({ thread: id });
const noteParams = z.strictObject({ thread: id, note: id });
const count = (most: number) => z.string().regex(/^\d{1,6}$/, `a number up to ${most}`);
const listSchema = z.strictObject({ total: z.int(), threads: z.array(threadSchema) });

export const listNotesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/notes",
  summary: "Threads of notes, the newest word first; `about` is the JSON of a subject, `author` a member's id or `me`",
  permission: "notes.read",
  query: z.strictObject({
    about: z.string().max(6000).optional(),
    kind: z.enum(subjectKinds).optional(),
    author: id.optional(),
    state: z.enum(threadStates).optional(),
    unread: z.literal("1").optional(),
    search: z.string().max(200).optional(),
    offset: count(100_000).optional(),
    limit: count(100).optional(),
  }),
  answer: listSchema,
  handle: async ({ actor, query: { about, kind, author, state, unread, search, offset, limit } }) => {
    const from = Math.min(100_000, Number(offset ?? 0));
    if (about !== undefined) {
      const page = { offset: from, limit: Math.min(100, Number(limit ?? 50)) };
      return copied(await threadsAbout(actor, subjectIn(about), page));
    }
    const list = await threads(actor, {
      kind,
      authorId: author,
      isResolved: state === undefined || state === "all" ? undefined : state === "resolved",
      isUnread: unread === "1",
      search,
      offset: from,
      limit: Math.min(100, Number(limit ?? 20)),
    });
    return copied(list);
  },
});

export const startThreadRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/notes",
  summary:
    "A new note about something; `pin` keeps a number with it as it is now, `@{id}` in the text mentions a member",
  permission: "notes.write",
  body: newThreadSchema,
  answer: threadSchema,
  status: 201,
  handle: ({ actor, body }) => startThread(actor, body),
});

export const showThreadRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/notes/{thread}",
  summary: "A note with its answers",
  permission: "notes.read",
  params: threadParams,
  answer: threadSchema,
  handle: ({ actor, params }) => thread(actor, params.thread),
});

export const answerThreadRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/notes/{thread}/answers",
  summary: "An answer to a note",
  permission: "notes.write",
  params: threadParams,
  body: newAnswerSchema,
  answer: threadSchema,
  status: 201,
  handle: ({ actor, params, body }) => answerThread(actor, params.thread, body),
});

export const resolveThreadRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/notes/{thread}/resolution",
  summary: "Mark a thread as done, or open it again",
  permission: "notes.resolve",
  params: threadParams,
  body: z.strictObject({ resolved: z.boolean() }),
  answer: threadSchema,
  handle: ({ actor, params, body }) => setResolved(actor, params.thread, body.resolved),
});

export const rewriteNoteRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/notes/{thread}/entries/{note}",
  summary: "Another text of one's own note; an admin's right covers all",
  permission: "notes.write",
  params: noteParams,
  body: z.strictObject({ body: noteBodySchema }),
  answer: threadSchema,
  handle: ({ actor, params, body }) => rewriteNote(actor, params, body.body),
});

export const removeNoteRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/notes/{thread}/entries/{note}",
  summary: "Delete one's own note; its place in the thread stays. An admin's right covers all",
  permission: "notes.write",
  params: noteParams,
  answer: threadSchema,
  handle: ({ actor, params }) => removeNote(actor, params),
});

export const mentionableRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/note-readers",
  summary: "Members who may be mentioned in a note about something; `about` is the JSON of a subject",
  permission: "notes.write",
  query: z.strictObject({ about: z.string().max(6000) }),
  answer: z.strictObject({ people: z.array(memberNameSchema) }),
  handle: async ({ actor, query }) => ({
    people: await mentionable(actor, await openSubject(actor, subjectIn(query.about))),
  }),
});

export const inboxRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/inbox",
  summary: "Threads that mention or answer the caller and are unread",
  permission: "notes.read",
  answer: inboxSchema,
  handle: ({ actor }) => inbox(actor),
});

export const readThreadsRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/inbox/read",
  summary: "Mark one thread, or all, as read up to a moment",
  permission: "notes.read",
  body: z.strictObject({ thread: id.nullable(), upTo: z.iso.datetime() }),
  answer: z.null(),
  status: 204,
  handle: async ({ actor, body }) => {
    await readThreads(actor, body.thread, body.upTo);
    return null;
  },
});

function copied({ total, threads: all }: Awaited<ReturnType<typeof threads>>): z.infer<typeof listSchema> {
  return { total, threads: [...all] };
}

/** Throws AppError invalid for what is no subject. */
function subjectIn(text: string): Subject {
  try {
    return subjectSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("invalid", "Say what the notes are about: the JSON of a subject, as in a note.", [], { cause });
  }
}
