import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { type ImportList, proposedMapping } from "@/lib/domain/list-import-fields";
import * as records from "@/lib/ingest/read-records";
import * as programs from "@/lib/platform/programs";
import { datasetBySlug } from "@/lib/store/datasets";
import { countFeedback, voicesPage } from "@/lib/store/feedback";
import { listRoadmapItems } from "@/lib/store/roadmap";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { ingestProgramFolder } from "@/lib/testing/ingest-program";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { checkImport, runImport } from "./list-imports";
import { pseudonym } from "./shown-cell";
import { receiveUpload, uploadedFile, uploadedFiles } from "./uploads";
import { resolveVersion } from "./versions";

withDatabases("files into lists", () => {
  const team = new Map<string, Actor>();
  const as = (name: JobRole | "admin" | "other") => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is ${name}`);
    return actor;
  };

  beforeAll(async () => {
    vi.spyOn(programs, "programFolder").mockReturnValue(await ingestProgramFolder());
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "product", "success"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    team.set("other", await newMember(admin.workspace, { jobRole: "product", level: "editor" }));
    await storeCustomers(admin, {
      name: "Inns",
      texts: [`customer_id,Owner\ni1,${as("success").email}\ni2,x@inn.example\n`],
      headers: { customer_id: { field: "customer_id", type: "text" }, Owner: { field: "owner_email", type: "text" } },
    });
  });

  afterAll(() => {
    vi.restoreAllMocks();
  });

  async function sent(actor: Actor, list: ImportList, text: string) {
    const { id } = await receiveUpload(
      actor,
      {
        name: "list.csv",
        stream: new Blob([text]).stream(),
        contentLength: null,
        signal: new AbortController().signal,
      },
      list,
    );
    const { profile } = await vi.waitFor(
      async () => {
        const file = await uploadedFile(actor, id, list);
        expect(file.problem).toBeNull();
        expect(file.status).toBe("profiled");
        return file;
      },
      { timeout: 60_000, interval: 200 },
    );
    const headers = profile?.columns.map(({ header }) => header) ?? [];
    return { dataset: "inns", file: id, mapping: proposedMapping(list, headers) };
  }

  const items = async () =>
    listRoadmapItems(as("product").scope, (await datasetBySlug(as("product").scope, "inns")).id);

  test("many roadmap rows with unknown segments come in; a second file says whether it replaces or comes on top", async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `Item ${at},planned,2027Q1,1,Kind ${at % 30}`);
    const request = await sent(as("product"), "roadmap", `title,status,quarter,effort,segment\n${lines.join("\n")}\n`);
    const check = await checkImport(as("product"), "roadmap", request);
    expect(check).toMatchObject({ rows: 10_000, ready: 10_000, left: 0, existing: 0, allFaults: 0, allUnknown: 30 });
    await expect(checkImport(as("other"), "roadmap", request)).rejects.toMatchObject({ code: "notFound" });
    await expect(checkImport(as("analyst"), "roadmap", request)).rejects.toMatchObject({ code: "forbidden" });
    expect((await uploadedFiles(as("analyst"))).map(({ id }) => id)).not.toContain(request.file);
    expect(await runImport(as("product"), "roadmap", { ...request, leaveOut: false })).toEqual({
      written: 10_000,
      left: 0,
      unknown: 30,
    });
    const before = await items();
    expect(before).toHaveLength(10_000);
    const again = await sent(as("product"), "roadmap", "title,status\nItem 7,shipped\nNew,idea\n");
    await expect(runImport(as("product"), "roadmap", { ...again, leaveOut: false })).rejects.toMatchObject({
      code: "conflict",
    });
    await runImport(as("product"), "roadmap", { ...again, leaveOut: false, mode: "replace" });
    const after = await items();
    expect(after.map(({ title }) => title).sort()).toEqual(["Item 7", "New"]);
    const kept = (all: typeof after) => all.find(({ title }) => title === "Item 7")?.id;
    expect(kept(after)).toBe(kept(before));
    const later = await sent(as("product"), "roadmap", "title,quarter\nitem 7,2027Q2\nNewer,\n");
    expect(await checkImport(as("product"), "roadmap", later)).toMatchObject({ existing: 2, same: 1 });
    await runImport(as("product"), "roadmap", { ...later, leaveOut: false, mode: "update" });
    const updated = await items();
    expect(updated.map(({ title }) => title).sort()).toEqual(["New", "Newer", "item 7"]);
    // What the file has no column for stays.
    expect(updated.find(({ id }) => id === kept(before))).toMatchObject({ status: "shipped", quarter: "2027Q2" });
    const more = { ...(await sent(as("product"), "roadmap", "title,status\nTwice,idea\n")), leaveOut: false };
    const twice = [1, 2].map(() => runImport(as("product"), "roadmap", { ...more, mode: "append" }));
    expect((await Promise.allSettled(twice)).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await items()).filter(({ title }) => title === "Twice")).toHaveLength(1);
  });

  test("with a bad row nothing is written unless it is to be left out; what is there word for word is not doubled", async () => {
    const text =
      "Shift,customer_id,quote,Desk,theme,source,date\n1,i1,More kéys 🗝,4,Keys,call,2026-05-04\n1,i9,Quiet,4,Noise,,2026-05-04\n2,i2,,5,Noise,,x\n";
    const request = await sent(as("admin"), "feedback", text);
    const leaving = new AbortController();
    const tries = Array.from({ length: 14 }, () => checkImport(as("admin"), "feedback", request, leaving.signal));
    await expect(Promise.race(tries)).rejects.toMatchObject({
      code: "busy",
      sentence: expect.stringMatching(/minute/),
    });
    leaving.abort();
    expect((await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled")).toEqual([]);
    const read = vi.spyOn(records, "readRecords");
    const check = await checkImport(as("admin"), "feedback", request);
    expect(check).toMatchObject({ rows: 3, ready: 2, left: 1, allFaults: 2, unknown: [{ name: "i9", rows: 1 }] });
    expect(check.faults[0]).toMatchObject({ file: "list.csv", row: 3, column: "quote", reason: "is empty" });
    expect(await read.mock.results[0]?.value).toMatchObject({
      headers: ["customer_id", "quote", "theme", "source", "date"],
      records: [{ row: 1, cells: ["i1", "More kéys 🗝", "Keys", "call", "2026-05-04"] }, { row: 2 }, { row: 3 }],
    });
    const said = async () => countFeedback(as("product").scope, (await datasetBySlug(as("product").scope, "inns")).id);
    await expect(runImport(as("admin"), "feedback", { ...request, leaveOut: false })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await said()).toBe(0);
    expect(await runImport(as("admin"), "feedback", { ...request, leaveOut: true })).toMatchObject({
      written: 2,
      left: 1,
    });
    const again = await sent(as("admin"), "feedback", text);
    await expect(
      runImport(as("admin"), "feedback", { ...again, leaveOut: true, mode: "update" }),
    ).rejects.toMatchObject({ code: "invalid" });
    const second = await runImport(as("admin"), "feedback", { ...again, leaveOut: true, mode: "append" });
    expect([second.written, await said()]).toEqual([0, 2]);
  });

  test("who does not see the ids of others names customers as they see them, and learns of no other id", async () => {
    const version = await resolveVersion(as("product"), "inns", "latest");
    const standIn = pseudonym("i2", version.id);
    const text = (theme: string) =>
      [
        "customer_id,quote,theme,date",
        ...["i1", "i2", "i9", standIn].map((one) => `${one},Loud,${theme},2026-05-05`),
      ].join("\n");
    for (const [who, written, reason] of [
      ["product", "i2", /no stand-in/],
      ["success", "i1", /not the id of an account of yours/],
    ] as const) {
      const request = await sent(as(who), "feedback", text(who));
      const check = await checkImport(as(who), "feedback", request);
      expect(check).toMatchObject({ ready: 1, left: 3, unknown: [], allUnknown: 0 });
      expect(new Set(check.faults.map(({ reason: one }) => one)).size).toBe(1);
      expect(check.faults[0]?.reason).toMatch(reason);
      const run = { ...request, leaveOut: true, mode: "append" } as const;
      expect(await runImport(as(who), "feedback", run)).toEqual({ written: 1, left: 3, unknown: 0 });
      const page = { themes: [who], offset: 0, limit: 9 };
      expect(await voicesPage(as(who).scope, version.datasetId, page)).toMatchObject([{ customerId: written }]);
    }
  });
});
