import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppError } from "@/lib/domain/app-error";
import { ingestProgramFolder } from "@/lib/testing/ingest-program";
import { buildVersion } from "./build";
import { profileFile } from "./profile-file";
import { proposeRecipe } from "./propose-recipe";
import { receiveFile } from "./receive";

let base: string;
let programFolder: string;

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), "tessera-version-"));
  programFolder = await ingestProgramFolder();
});

afterAll(() => rmSync(base, { recursive: true }));

async function request(name: string, text: string) {
  const file = path.join(base, `${name}.csv`);
  writeFileSync(file, text);
  const profile = await profileFile({
    path: file,
    fileName: "in.csv",
    workFolder: path.join(base, `p-${name}`),
    programFolder,
  });
  return {
    recipe: proposeRecipe([{ fileId: "one", fileName: "in.csv", profile }]),
    files: [{ fileId: "one", path: file, name: "in.csv" }],
    workFolder: path.join(base, "staging", name),
    targetFolder: path.join(base, "versions", name),
    programFolder,
  };
}

const customers = `customer_id,plan\n${Array.from({ length: 20_000 }, (_, n) => `c${n},p${n % 3}`).join("\n")}\n`;

describe("a build is there whole or not at all", () => {
  it("moves the version into place and cleans its work folder", async () => {
    const one = await request("whole", customers);
    const shares: number[] = [];
    const { manifest } = await buildVersion(one, { onProgress: (share) => shares.push(share) });
    expect(manifest.tables[0]?.rows).toBe(20_000);
    expect(readdirSync(one.targetFolder).toSorted()).toEqual([
      "customers.parquet",
      "manifest.json",
      "recipe.json",
      "rejects-masked.csv",
      "rejects.csv",
      "rejects.parquet",
      "report.json",
    ]);
    expect(
      readdirSync(one.targetFolder).map((name) => statSync(path.join(one.targetFolder, name)).mode & 0o777),
    ).toEqual(Array(7).fill(0o400));
    expect(statSync(path.dirname(one.targetFolder)).mode & 0o777).toBe(0o700);
    expect(existsSync(one.workFolder)).toBe(false);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each([0, 0.5, 0.85])("leaves nothing when stopped at %d", async (share) => {
    const one = await request(`stopped-${share}`, customers);
    const stop = new AbortController();
    const onProgress = (reached: number) => {
      if (reached >= share) stop.abort();
    };
    await expect(buildVersion(one, { onProgress, signal: stop.signal })).rejects.toThrow(/stopped before it was done/);
    expect(existsSync(one.targetFolder)).toBe(false);
    expect(existsSync(one.workFolder)).toBe(false);
  });

  it("says so when time or memory runs out, and when the child is gone", async () => {
    const one = await request("limits", customers);
    await expect(buildVersion(one, { limits: { seconds: 0.05 } })).rejects.toMatchObject({ code: "timeout" });
    await expect(buildVersion(one, { limits: { memoryBytes: 1 } })).rejects.toMatchObject({ code: "tooLarge" });
    const broken = path.join(base, "broken");
    mkdirSync(broken);
    writeFileSync(path.join(broken, "ingest-child.mjs"), "process.kill(process.pid, 'SIGKILL')");
    const fault = await buildVersion({ ...one, programFolder: broken }).catch((error: unknown) => error as AppError);
    expect(fault).toMatchObject({ code: "unavailable", sentence: expect.stringContaining("nothing was kept") });
    expect(existsSync(one.targetFolder)).toBe(false);
  });

  it("passes the child's sentences on", async () => {
    const one = await request("sentence", customers);
    await expect(buildVersion({ ...one, files: [] })).rejects.toMatchObject({
      code: "invalid",
      sentence: "The file in.csv of the recipe is not among the uploaded files. Upload it again.",
    });
  });
});

describe("receiving a file", () => {
  const bytes = new TextEncoder().encode("a,b\n1,2\n");
  const target = () => path.join(base, `received-${Math.random()}`);
  const stream = (chunks: Uint8Array[], fault?: Error) =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = chunks.shift();
        if (next) controller.enqueue(next);
        else if (fault) controller.error(fault);
        else controller.close();
      },
    });

  it("writes the bytes with their hash", async () => {
    const file = target();
    const seen: number[] = [];
    const received = await receiveFile(stream([bytes, bytes]), {
      path: file,
      maxBytes: 100,
      expectedBytes: 16,
      onProgress: (n) => seen.push(n),
    });
    expect(received).toEqual({
      sizeBytes: 16,
      sha256: "1e3787b03ddbbdacd06c0eb25dd714b66047eeab5b7b6fcb9876d873f32ccddc",
    });
    expect(seen).toEqual([8, 16]);
  });
  it("keeps nothing of a body that breaks, is short, or is too large", async () => {
    const cases = [
      { body: stream([bytes], new Error("reset")), maxBytes: 100, expectedBytes: null, code: "invalid" },
      { body: stream([bytes]), maxBytes: 100, expectedBytes: 16, code: "invalid" },
      { body: stream([bytes, bytes]), maxBytes: 10, expectedBytes: null, code: "tooLarge" },
      { body: stream([bytes]), maxBytes: 10, expectedBytes: 16, code: "tooLarge" },
    ];
    for (const { body, code, ...options } of cases) {
      const file = target();
      await expect(receiveFile(body, { path: file, ...options })).rejects.toMatchObject({ code });
      expect(existsSync(file)).toBe(false);
    }
  });
  it("stops when the sender is gone", async () => {
    const file = target();
    const stop = new AbortController();
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(bytes) });
    const receiving = receiveFile(endless, {
      path: file,
      maxBytes: 1_000_000_000,
      expectedBytes: null,
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    await expect(receiving).rejects.toMatchObject({ code: "invalid" });
    expect(existsSync(file)).toBe(false);
  });
});
