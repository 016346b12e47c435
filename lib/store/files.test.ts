import { expect, test } from "vitest";
import { mintSystemScope } from "@/lib/access/mint";
import type { FileProfile } from "@/lib/domain/file-profile";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import {
  addFile,
  bytesHeld,
  deleteFile,
  failFile,
  fileById,
  interruptFiles,
  listFiles,
  profileFile,
  progressFile,
  receiveFile,
  startProfiling,
} from "./files";

const whole = { sizeBytes: 6_000_000_000, sha256: "a".repeat(64) };
const profile: FileProfile = {
  format: "text",
  dialect: null,
  dialectReason: null,
  sizeBytes: whole.sizeBytes,
  records: 2,
  columns: [],
  warnings: [],
  tables: ["customers"],
};

withDatabases("files", () => {
  test("a file goes from its first byte to its profile", async () => {
    const { scope, userId } = await newActor();
    const { id } = await addFile(scope, { uploadedBy: userId, name: 'Ünïcode \'n "quotes".csv', sizeBytes: null });
    await progressFile(scope, id, 10);
    expect(await receiveFile(scope, id, whole)).toMatchObject({ status: "received", receivedBytes: whole.sizeBytes });
    await startProfiling(scope, id);
    const profiled = await profileFile(scope, id, profile);
    expect(profiled).toMatchObject({ name: 'Ünïcode \'n "quotes".csv', status: "profiled", profile, problem: null });
    await expect(progressFile(scope, id, 11)).rejects.toMatchObject({ code: "conflict" });
  });

  test("the quota counts what was announced while it arrives, and nothing of what was deleted", async () => {
    const { scope, userId } = await newActor();
    const announced = await addFile(scope, { uploadedBy: userId, name: "a", sizeBytes: 500 });
    const unknown = await addFile(scope, { uploadedBy: userId, name: "b", sizeBytes: null });
    await progressFile(scope, announced.id, 100);
    await progressFile(scope, unknown.id, 70);
    expect(await bytesHeld(scope)).toBe(570);
    await deleteFile(scope, unknown.id);
    expect(await bytesHeld(scope)).toBe(500);
    await failFile(scope, announced.id, "The connection was lost after 100 bytes. Upload the file again.");
    expect(await bytesHeld(scope)).toBe(100);
    expect((await listFiles(scope)).map(({ id }) => id)).toEqual([announced.id]);
  });

  test("a file of another workspace is not found", async () => {
    const [here, there] = [await newActor(), await newActor()];
    const { id } = await addFile(there.scope, { uploadedBy: there.userId, name: "a", sizeBytes: 1 });
    const { scope } = here;
    const attempts = [
      () => fileById(scope, id),
      () => progressFile(scope, id, 1),
      () => receiveFile(scope, id, whole),
      () => startProfiling(scope, id),
      () => profileFile(scope, id, profile),
      () => failFile(scope, id, "x"),
      () => deleteFile(scope, id),
    ];
    for (const attempt of attempts) await expect(attempt(), `${attempt}`).rejects.toMatchObject({ code: "notFound" });
    expect(await listFiles(scope)).toEqual([]);
    expect(await fileById(there.scope, id)).toMatchObject({ status: "receiving" });
  });

  test("after a stop, half a file has failed and a whole one can be profiled again", async () => {
    const { scope, userId, workspace } = await newActor();
    const half = await addFile(scope, { uploadedBy: userId, name: "half", sizeBytes: 9 });
    const complete = await addFile(scope, { uploadedBy: userId, name: "whole", sizeBytes: 9 });
    await receiveFile(scope, complete.id, whole);
    await startProfiling(scope, complete.id);
    expect(await interruptFiles(mintSystemScope())).toContainEqual({ id: half.id, workspaceId: workspace.id });
    expect(await fileById(scope, half.id)).toMatchObject({
      status: "failed",
      problem: expect.stringContaining("again"),
    });
    expect(await startProfiling(scope, complete.id)).toMatchObject({ status: "profiling" });
  });
});
