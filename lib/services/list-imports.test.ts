import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import { type ImportList, proposedMapping } from "@/lib/domain/list-import-fields";
import * as programs from "@/lib/platform/programs";
import { datasetBySlug } from "@/lib/store/datasets";
import { countFeedback } from "@/lib/store/feedback";
import { listRoadmapItems } from "@/lib/store/roadmap";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { ingestProgramFolder } from "@/lib/testing/ingest-program";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { checkImport, runImport } from "./list-imports";
import { receiveUpload, uploadedFile, uploadedFiles } from "./uploads";

withDatabases("files into lists", () => {
  const team = new Map<string, Actor>();
  const as = (name: JobRole | "other") => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is ${name}`);
    return actor;
  };

  beforeAll(async () => {
    vi.spyOn(programs, "programFolder").mockReturnValue(await ingestProgramFolder());
    const admin = await newActor();
    for (const jobRole of ["analyst", "product", "success"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    team.set("other", await newMember(admin.workspace, { jobRole: "product", level: "editor" }));
    await storeCustomers(admin, {
      name: "Inns",
      texts: ["customer_id,Region\ni1,Coast\ni2,Hills\n"],
      headers: { customer_id: { field: "customer_id", type: "text" }, Region: { field: null, type: "text" } },
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
    const lines = Array.from({ length: 600 }, (_, at) => `Item ${at},planned,2027Q1,1,Kind ${at % 30}`);
    const request = await sent(as("product"), "roadmap", `title,status,quarter,effort,segment\n${lines.join("\n")}\n`);
    const check = await checkImport(as("product"), "roadmap", request);
    expect(check).toMatchObject({ rows: 600, ready: 600, left: 0, existing: 0, allFaults: 0, allUnknown: 30 });
    await expect(checkImport(as("other"), "roadmap", request)).rejects.toMatchObject({ code: "notFound" });
    await expect(checkImport(as("analyst"), "roadmap", request)).rejects.toMatchObject({ code: "forbidden" });
    expect((await uploadedFiles(as("analyst"))).map(({ id }) => id)).not.toContain(request.file);
    expect(await runImport(as("product"), "roadmap", { ...request, leaveOut: false })).toEqual({
      written: 600,
      left: 0,
      unknown: 30,
    });
    const before = await items();
    expect(before).toHaveLength(600);
    const again = await sent(as("product"), "roadmap", "title,status\nItem 7,shipped\nNew,idea\n");
    await expect(runImport(as("product"), "roadmap", { ...again, leaveOut: false })).rejects.toMatchObject({
      code: "conflict",
    });
    await runImport(as("product"), "roadmap", { ...again, leaveOut: false, mode: "replace" });
    const after = await items();
    expect(after.map(({ title }) => title).sort()).toEqual(["Item 7", "New"]);
    const kept = (all: typeof after) => all.find(({ title }) => title === "Item 7")?.id;
    expect(kept(after)).toBe(kept(before));
  });

  test("with a bad row nothing is written unless it is to be left out; what is there word for word is not doubled", async () => {
    const text =
      "customer_id,quote,theme,source,date\ni1,More keys,Keys,call,2026-05-04\ni9,Quiet,Noise,,2026-05-04\ni2,,Noise,,x\n";
    const request = await sent(as("success"), "feedback", text);
    const check = await checkImport(as("success"), "feedback", request);
    expect(check).toMatchObject({ rows: 3, ready: 2, left: 1, allFaults: 2, unknown: [{ name: "i9", rows: 1 }] });
    expect(check.faults[0]).toMatchObject({ file: "list.csv", row: 3, column: "quote", reason: "is empty" });
    const said = async () => countFeedback(as("product").scope, (await datasetBySlug(as("product").scope, "inns")).id);
    await expect(runImport(as("success"), "feedback", { ...request, leaveOut: false })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await said()).toBe(0);
    expect(await runImport(as("success"), "feedback", { ...request, leaveOut: true })).toMatchObject({
      written: 2,
      left: 1,
    });
    const again = await sent(as("success"), "feedback", text);
    const second = await runImport(as("success"), "feedback", { ...again, leaveOut: true, mode: "append" });
    expect([second.written, await said()]).toEqual([0, 2]);
  });
});
