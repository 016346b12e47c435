import { beforeAll, expect, test, vi } from "vitest";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import { permits } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { newThreadSchema } from "@/lib/domain/note";
import type { Subject } from "@/lib/domain/subject";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { paperDecision } from "@/lib/testing/paper-mills";
import { addNewDecision } from "./decision-drafts";
import { setExpectation } from "./expectations";
import { mentionable } from "./mentions";
import { inbox, openThreadsOn, readThreads, threadCounts, threads, threadsAbout, unreadCount } from "./note-lists";
import { answerThread, removeNote, rewriteNote, setResolved, startThread, thread } from "./notes";
import { saveSegmentDraft } from "./segment-drafts";
import { publishDraft } from "./segment-publishing";
import { addNewSegment, setArchived } from "./segments";
import { pseudonym } from "./shown-cell";
import { subjectNamer } from "./subject-names";
import { resolveVersion } from "./versions";

withDatabases("notes", () => {
  let team: Team;
  const large: Subject = { kind: "segment", segment: "large" };

  beforeAll(async () => {
    team = await newTeam();
    const admin = team.as("admin");
    await storeMills(admin);
    await published(admin, "Large", 50);
  });

  const write = (actor: Actor, body: string, subject: Subject = large) =>
    startThread(actor, { subject, body, pin: null });
  const at = (actor: Actor) => `@{${actor.userId}}`;

  test("a thread is begun, answered, resolved and opened again by those who may", async () => {
    const { id } = await write(team.as("product"), "Why do they stay?");
    await answerThread(team.as("sales"), id, { body: "They pay by year.", pin: null });
    await expect(setResolved(team.as("sales"), id, true)).rejects.toMatchObject({ code: "forbidden" });
    const done = await setResolved(team.as("analyst"), id, true);
    expect(done.resolved?.by.id).toBe(team.as("analyst").userId);
    expect(done.notes.map(({ body }) => body)).toEqual(["Why do they stay?", "They pay by year."]);
    expect(done.about).toEqual({ label: "Large", href: expect.stringContaining("/segments/large"), remark: null });
    expect((await setResolved(team.as("product"), id, false)).resolved).toBeNull();
    expect((await threadsAbout(team.as("executive"), large)).threads.map((one) => one.id)).toContain(id);
  });

  test("only who wrote a note, or an admin, changes or deletes it; a deleted one leaves its place", async () => {
    const { id, notes } = await write(team.as("product"), "first");
    const place = { thread: id, note: notes[0]?.id ?? "" };
    await answerThread(team.as("sales"), id, { body: "second", pin: null });
    await expect(rewriteNote(team.as("sales"), place, "mine")).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeNote(team.as("analyst"), place)).rejects.toMatchObject({ code: "forbidden" });
    expect((await rewriteNote(team.as("product"), place, "better")).notes[0]).toMatchObject({
      body: "better",
      editedAt: expect.any(String),
    });
    const after = await removeNote(team.as("admin"), place);
    expect(after.notes.map(({ body }) => body)).toEqual([null, "second"]);
    await expect(rewriteNote(team.as("product"), place, "again")).rejects.toMatchObject({ code: "gone" });
    await removeNote(team.as("sales"), { thread: id, note: after.notes[1]?.id ?? "" });
    const listed = await threads(team.as("admin"), { offset: 0, limit: 100 });
    expect(listed.threads.map((one) => one.id)).not.toContain(id);
    expect((await thread(team.as("admin"), id)).notes.map(({ body }) => body)).toEqual([null, null]);
  });

  test("another workspace finds nothing, and a note of one thread is none of another", async () => {
    const { id, notes } = await write(team.as("product"), "ours");
    const other = await write(team.as("product"), "ours too");
    const stranger = team.as("stranger");
    for (const call of [
      () => thread(stranger, id),
      () => answerThread(stranger, id, { body: "x", pin: null }),
      () => setResolved(stranger, id, true),
      () => readThreads(stranger, id, new Date().toISOString()),
      () => rewriteNote(stranger, { thread: id, note: notes[0]?.id ?? "" }, "x"),
      () => write(stranger, "x"),
      () => removeNote(team.as("product"), { thread: other.id, note: notes[0]?.id ?? "" }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "notFound" });
    expect((await threads(stranger, { offset: 0, limit: 10 })).total).toBe(0);
  });

  test("a mention and an answer wait in the inbox until they are read, one's own words do not", async () => {
    const [analyst, marketing] = [team.as("analyst"), team.as("marketing")];
    const { id, lastAt } = await write(analyst, `${at(marketing)} and ${at(analyst)}, look`);
    expect(await unreadCount(marketing)).toEqual({ unread: 1, mentions: 1 });
    expect(await unreadCount(analyst)).toEqual({ unread: 0, mentions: 0 });
    expect((await inbox(marketing)).threads[0]).toMatchObject({ id, isUnread: true });
    await readThreads(marketing, id, lastAt);
    expect(await unreadCount(marketing)).toEqual({ unread: 0, mentions: 0 });
    const answered = await answerThread(marketing, id, { body: "seen", pin: null });
    expect(await unreadCount(analyst)).toEqual({ unread: 1, mentions: 0 });
    // What was on the page when it was marked as read is read; what came later is not.
    await readThreads(analyst, null, lastAt);
    expect(await unreadCount(analyst)).toEqual({ unread: 1, mentions: 0 });
    await readThreads(analyst, null, answered.lastAt);
    expect(await unreadCount(analyst)).toEqual({ unread: 0, mentions: 0 });
    const note = answered.notes[1]?.id ?? "";
    vi.setSystemTime(Date.now() + 1000);
    await rewriteNote(marketing, { thread: id, note }, `seen, ${at(analyst)}`).finally(() => vi.useRealTimers());
    expect(await unreadCount(analyst)).toEqual({ unread: 1, mentions: 1 });
    await removeNote(marketing, { thread: id, note });
    expect(await unreadCount(analyst)).toEqual({ unread: 0, mentions: 0 });
  });

  test("only members who may see the object can be mentioned", async () => {
    const admin = team.as("admin");
    await expect(write(admin, at(team.as("stranger")))).rejects.toThrow(/not a member of this workspace/);
    const customer: Subject = { kind: "customer", dataset: "mills", customer: "M7" };
    expect(permits("executive", "editor", "rows.read")).toBe(false);
    await expect(write(admin, at(team.as("executive")), customer)).rejects.toThrow(/may not see this customer/);
    const people = (await mentionable(admin, customer)).map(({ id }) => id);
    expect(people).toContain(team.as("success").userId);
    expect(people).not.toContain(team.as("executive").userId);
    expect((await write(admin, at(team.as("success")), customer)).notes[0]?.mentions).toHaveLength(1);
  });

  test("a customer is named to each reader as the customer's id is", async () => {
    const [admin, product, success] = [team.as("admin"), team.as("product"), team.as("success")];
    const { id } = await write(admin, "late again", { kind: "customer", dataset: "mills", customer: "M9" });
    const version = await resolveVersion(admin, "mills", "latest");
    const standIn = pseudonym("M9", version.id);
    expect((await thread(product, id)).about.label).toBe(standIn);
    expect((await thread(product, id)).subject).toMatchObject({ customer: standIn });
    expect(await thread(success, id)).toMatchObject({ subject: null, about: { href: null } });
    expect(JSON.stringify([await thread(success, id), await thread(product, id)])).not.toContain("M9");
    await expect(thread(team.as("executive"), id)).rejects.toMatchObject({ code: "notFound" });
    // Written by the stand-in, it stands beside what was written by the id.
    await write(product, "called them", { kind: "customer", dataset: "mills", customer: standIn });
    const seen = await threadsAbout(admin, { kind: "customer", dataset: "mills", customer: "M9" });
    expect(seen.threads.map(({ notes }) => notes[0]?.body)).toEqual(["called them", "late again"]);
  });

  test("a kept number shows as it was beside today's; who may not see it sees neither", async () => {
    const admin = team.as("admin");
    await published(admin, "Tall", 50);
    const figure = {
      dataset: "mills",
      version: 1,
      metric: "mean:customers.Staff",
      by: "segments",
      group: "tall@1",
    };
    const { id, notes } = await startThread(admin, { subject: { kind: "figure", figure }, body: "large", pin: figure });
    // Staff of 50 to 99: 74.5; of 90 to 99: 94.5.
    expect(notes[0]?.pin?.since).toMatchObject({ was: { value: 74.5 }, today: { value: 74.5, datasetVersion: 2 } });
    await saveSegmentDraft(admin, "tall", { rule: staff(90), revision: null });
    await publishDraft(admin, "tall", { revision: 1, note: null });
    const later = (await thread(admin, id)).notes[0]?.pin?.since;
    expect(later).toMatchObject({ was: { value: 74.5 }, today: { value: 94.5 }, isReal: true });
    expect((await thread(team.as("sales"), id)).about.label).toBe("Mean Staff of Tall");
    // The same number on another version and by another definition; the base has no note.
    const shown = {
      figures: [
        { ...figure, version: 2, group: "tall@2" },
        { ...figure, group: null },
      ],
    };
    const signs = async (who: Actor) => [...(await openThreadsOn(who, shown)).values()];
    expect(await signs(team.as("sales"))).toEqual([1]);
    await setArchived(admin, "tall", true);
    expect([await signs(team.as("sales")), await signs(admin)]).toEqual([[], [1]]);
    await setArchived(admin, "tall", false);
    await setResolved(admin, id, true);
    expect(await signs(admin)).toEqual([]);
    await setResolved(admin, id, false);
    const questions = async () => {
      const asked = vi.spyOn(DuckDbEngine.prototype, "ask");
      const pins = (await thread(admin, id)).notes.map(({ pin }) => pin?.since);
      const times = asked.mock.calls.length;
      asked.mockRestore();
      return { times, pins };
    };
    const alone = await questions();
    for (let more = 0; more < 2; more += 1) await answerThread(admin, id, { body: "still", pin: figure });
    const among = await questions();
    expect(among.pins).toMatchObject([1, 2, 3].map(() => ({ was: { value: 74.5 }, today: { value: 94.5 } })));
    expect(alone.times).toBeGreaterThan(0);
    expect(among.times).toBe(alone.times);
    const about = await threadsAbout(admin, { kind: "segment", segment: "tall" });
    expect(about.threads.map((one) => one.id)).toEqual([id]);
    // Found by the name of the segment whose number it is about, not by that of one that a reader does not see.
    const named = async (who: Actor) => (await threads(who, { search: "taLL", offset: 0, limit: 9 })).total;
    expect(await named(team.as("sales"))).toBe(1);
    await setArchived(admin, "tall", true);
    expect([await named(team.as("sales")), await named(admin)]).toEqual([0, 1]);
    await setArchived(admin, "tall", false);
    await startThread(admin, { subject: { kind: "segment", segment: "tall" }, body: "two", pin: null });
    const second = await threadsAbout(admin, { kind: "segment", segment: "tall" }, { offset: 1, limit: 1 });
    expect(second).toMatchObject({ total: 2, threads: [{ id }] });
    await expect(
      startThread(team.as("sales"), {
        subject: large,
        body: "by region",
        pin: { ...figure, by: "customers.Region", group: "Coast" },
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("notes on an archived segment say so, and are hidden with it from those who see published ones only", async () => {
    const admin = team.as("admin");
    await published(admin, "Passing", 98);
    const subject: Subject = { kind: "segment", segment: "passing" };
    const { id } = await write(admin, `${at(team.as("sales"))} soon gone`, subject);
    expect(await unreadCount(team.as("sales"))).toMatchObject({ unread: expect.any(Number), mentions: 1 });
    await setArchived(admin, "passing", true);
    expect((await thread(team.as("executive"), id)).about.remark).toBe("This segment is archived.");
    await expect(thread(team.as("sales"), id)).rejects.toMatchObject({ code: "notFound" });
    expect(await unreadCount(team.as("sales"))).toMatchObject({ mentions: 0 });
    await expect(write(admin, at(team.as("sales")), subject)).rejects.toThrow(/may not see this segment/);
  });

  test("notes on what an archived segment expects and on its cohorts are hidden with it", async () => {
    const [admin, success, sales] = [team.as("admin"), team.as("success"), team.as("sales")];
    await published(admin, "Fading", 40);
    const nothing = { expected: null, offered: null, owner: null, status: "open", due: null, revision: null } as const;
    const { id: expectation } = await setExpectation(success, "fading", "firstResponse", nothing);
    const subjects: Subject[] = [
      { kind: "expectation", id: expectation },
      {
        ...{ kind: "cohort", dataset: "mills", version: 1, cohort: "2026-01-01", age: 0 },
        search: "segment=fading%401&open=fading%401",
      },
    ];
    const ids = await Promise.all(subjects.map(async (subject) => (await write(success, "for us", subject)).id));
    for (const id of ids) expect((await thread(sales, id)).about.label).toContain("Fading");
    const signs = () => openThreadsOn(sales, { dataset: "mills", search: "segment=fading%401&open=fading%401" });
    expect([...(await signs()).values()]).toEqual([1]);
    await setArchived(admin, "fading", true);
    expect((await signs()).size).toBe(0);
    const told = JSON.stringify(await threads(sales, { offset: 0, limit: 100 }));
    expect(told).not.toMatch(/fading/i);
    const named = await subjectNamer(sales);
    for (const [place, subject] of subjects.entries()) {
      await expect(thread(sales, ids[place] ?? "")).rejects.toMatchObject({ code: "notFound" });
      await expect(write(sales, "what is it?", subject)).rejects.toMatchObject({ code: "notFound" });
      await expect(write(success, at(sales), subject)).rejects.toThrow(/may not see this/);
      expect(JSON.stringify(await named(subject))).not.toMatch(/fading/i);
      expect((await thread(success, ids[place] ?? "")).about.label).toContain("Fading");
    }
    await addNewSegment(admin, { name: "Secret draft", dataset: "mills", rule: staff(3) });
    await expect(setExpectation(success, "secret-draft", "firstResponse", nothing)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("notes on a draft of a decision are for those who see the draft", async () => {
    const [product, executive] = [team.as("product"), team.as("executive")];
    const by = { owner: product.userId, approvers: [executive.userId] };
    const plain = { ...paperDecision(by), dataset: "mills", figures: [], success: null };
    const { head } = await addNewDecision(product, plain);
    const subject: Subject = { kind: "decision", id: head.id };
    const { id, about } = await write(product, "not yet", subject);
    expect(about.label).toBe("Do we sell to large mills first?");
    await expect(thread(executive, id)).rejects.toMatchObject({ code: "notFound" });
    await expect(write(product, at(executive), subject)).rejects.toThrow(/may not see this decision/);
    const listed = await threads(executive, { kind: "decision", offset: 0, limit: 10 });
    expect(listed.total).toBe(0);
    await expect(write(product, "x", { kind: "roadmapItem", id: "nowhere" })).rejects.toMatchObject({
      code: "notFound",
    });
  });

  test("lists are narrowed by who wrote, state, kind and text, in which signs stand for themselves", async () => {
    const analyst = team.as("analyst");
    const metric: Subject = { kind: "metric", metric: "arpu" };
    const { id } = await write(analyst, `100% of_them, ${at(team.as("product"))}`, metric);
    const found = async (filter: Parameters<typeof threads>[1]) =>
      (await threads(analyst, filter)).threads.map((one) => one.id);
    const page = { offset: 0, limit: 50 };
    expect(await found({ ...page, search: "100% OF_" })).toEqual([id]);
    expect(await found({ ...page, search: "1__%" })).toEqual([]);
    expect(await found({ ...page, search: "nobody wrote this" })).toEqual([]);
    expect(await found({ ...page, kind: "metric", authorId: "me" })).toEqual([id]);
    expect(await found({ ...page, kind: "metric", authorId: team.as("sales").userId })).toEqual([]);
    expect(await found({ ...page, kind: "metric", isResolved: true })).toEqual([]);
    expect((await threadCounts(analyst, "metric")).get("metric:arpu")).toBe(1);
    const all = await threads(analyst, page);
    const second = await threads(analyst, { offset: 1, limit: 1 });
    expect(second).toMatchObject({ total: all.total, threads: [{ id: all.threads[1]?.id }] });
  });

  test("what nobody could read is refused with a sentence", () => {
    const refused = (body: string) =>
      newThreadSchema.safeParse({ subject: large, body }).error?.issues.map(({ message }) => message);
    expect(refused("x".repeat(20_001))).toEqual([
      "a note has at most 20,000 characters; put the rest into another one",
    ]);
    expect(refused("x".repeat(1_000_000))?.[0]).toMatch(/at most 20,000/);
    expect(refused(" \n\u0000 ")).toEqual(["write something first"]);
    expect(refused("\ud800")).toEqual(["half a sign stands in the text; write it again"]);
    expect(newThreadSchema.parse({ subject: large, body: " a\r\nb\u0000\u0007 " }).body).toBe("a\nb");
  });
});

async function published(admin: Actor, name: string, least: number): Promise<void> {
  const { slug } = await addNewSegment(admin, { name, dataset: "mills", rule: staff(least) });
  await publishDraft(admin, slug, { revision: 1, note: null });
}
