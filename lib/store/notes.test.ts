import { expect, test } from "vitest";
import { notes } from "@/drizzle/schema/notes";
import { mostAnswers } from "@/lib/domain/note";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { ask } from "./database";
import { addAnswer, addThread, noteById, notesOfThreads } from "./notes";

withDatabases("notes of threads", () => {
  test("a thread holds so many answers; one note is read by itself, in its own thread only", async () => {
    const { scope, userId } = await newActor();
    const note = (body: string) => ({ body, pin: null, authorId: userId, mentions: [] });
    const subject = { kind: "metric", metric: "arpu" } as const;
    const threadId = await addThread(scope, subject, note("first"));
    const other = await addThread(scope, subject, note("another"));
    const { workspaceId } = scope;
    const answer = { body: "answer", workspaceId, threadId, authorId: userId, createdAt: instantNow() };
    const rows = Array.from({ length: mostAnswers - 1 }, () => ({ ...answer, id: newId() }));
    await ask((db) => db.insert(notes).values(rows));
    const last = await addAnswer(scope, threadId, { ...note("last"), mentions: [userId] });
    await expect(addAnswer(scope, threadId, note("too many"))).rejects.toThrow(/has 200 answers.*Start a new one/);
    expect(await notesOfThreads(scope, [threadId])).toHaveLength(201);
    expect(await noteById(scope, threadId, last)).toMatchObject({ body: "last", mentions: [{ id: userId }] });
    await expect(noteById(scope, other, last)).rejects.toMatchObject({ code: "notFound" });
    await addAnswer(scope, other, note("there is room here"));
  });
});
