import { expect, test } from "vitest";
import { mintSystemScope } from "@/lib/access/mint";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { addJob, failJob, finishJob, interruptJobs, jobById, listJobs, progressJob, startJob } from "./jobs";

const system = mintSystemScope();

withDatabases("jobs", () => {
  test("a job runs once and ends with its result", async () => {
    const { scope, userId } = await newActor();
    const { id } = await addJob(scope, { kind: "build", input: { files: ["a"] }, createdBy: userId });
    await startJob(scope, id);
    await expect(startJob(scope, id)).rejects.toMatchObject({ code: "conflict" });
    await progressJob(scope, id, { progress: 1.4, sentence: "Reading customers.csv" });
    expect(await jobById(scope, id)).toMatchObject({ progress: 1, sentence: "Reading customers.csv" });
    await finishJob(scope, id, { versionId: "v" });
    await progressJob(scope, id, { progress: 0.2, sentence: "late" });
    expect(await jobById(scope, id)).toMatchObject({
      status: "done",
      progress: 1,
      input: { files: ["a"] },
      result: { versionId: "v" },
      problem: null,
    });
  });

  test("of many who start a job at the same moment one does", async () => {
    const { scope, userId } = await newActor();
    const { id } = await addJob(scope, { kind: "build", input: 1, createdBy: userId });
    const starts = await Promise.allSettled(Array.from({ length: 6 }, () => startJob(scope, id)));
    expect(starts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a job of another workspace is not found", async () => {
    const [here, there] = [await newActor(), await newActor()];
    const { id } = await addJob(there.scope, { kind: "build", input: null, createdBy: there.userId });
    const { scope } = here;
    const problem = { code: "invalid", sentence: "x" } as const;
    const attempts = [
      () => jobById(scope, id),
      () => startJob(scope, id),
      () => finishJob(scope, id, null),
      () => failJob(scope, id, problem),
    ];
    for (const attempt of attempts) await expect(attempt(), `${attempt}`).rejects.toMatchObject({ code: "notFound" });
    await progressJob(scope, id, { progress: 1, sentence: "x" });
    expect(await listJobs(scope)).toEqual([]);
    expect(await jobById(there.scope, id)).toMatchObject({ status: "queued", progress: 0, sentence: "" });
  });

  test("after a stop, what waited or ran has failed with a sentence", async () => {
    const { scope, userId } = await newActor();
    const { id } = await addJob(scope, { kind: "build", input: null, createdBy: userId });
    expect(await interruptJobs(system)).toBeGreaterThan(0);
    expect(await jobById(scope, id)).toMatchObject({ status: "failed", problem: { code: "unavailable" } });
    expect(await interruptJobs(system)).toBe(0);
    const listed = async (options: Parameters<typeof listJobs>[1]) =>
      (await listJobs(scope, options)).map((job) => job.id);
    expect(await listed({ kind: "build", status: "failed" })).toEqual([id]);
    expect([await listed({ status: "done" }), await listed({ kind: "other" })]).toEqual([[], []]);
  });
});
