import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import type { ColumnProfile, FileProfile } from "@/lib/domain/file-profile";
import type { PrivacyClass, SourceColumn } from "@/lib/domain/recipe";
import { engineTempFolder, makePrivateFolder, uploadsFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addDataset } from "@/lib/store/datasets";
import { addFile, deleteFile, fileById, profileFile, receiveFile } from "@/lib/store/files";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { smallManifest, smallRecipe, smallReport } from "@/lib/testing/builds";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { startUp } from "./startup";
import { uploadedFile } from "./uploads";

const headers = ["customer_id", "email", "remark", "plan", "left out"];
const classes: readonly PrivacyClass[] = ["none", "personal", "freeText", "none", "none"];
const format = {
  ...{ datePattern: null, decimal: "." as const, thousands: "" as const, multiply: 1 },
  ...{ yesWords: [], noWords: [], valueMap: {} },
};

withDatabases("values in the profile of a file", () => {
  let admin: Actor;
  let uploader: Actor;
  let file: string;
  const member = (jobRole: JobRole, level: Level) => newMember(admin.workspace, { jobRole, level });

  beforeAll(async () => {
    admin = await newActor();
    uploader = await member("analyst", "editor");
    const { id } = await addFile(admin.scope, { uploadedBy: uploader.userId, name: "a.csv", sizeBytes: 9 });
    await receiveFile(admin.scope, id, { sizeBytes: 9, sha256: "0".repeat(64) });
    await profileFile(admin.scope, id, profile);
    file = id;
  });

  test("only who uploaded it sees them until a version is built; then the access table holds, for the uploader too", async () => {
    expect(await shownTo(uploader)).toEqual(headers);
    expect(await shownTo(admin)).toEqual([]);
    expect(await shownTo(await member("analyst", "editor"))).toEqual([]);
    await build();
    // Customer ids are pseudonyms to an analyst; an admin sees contacts elsewhere, where it is written down.
    expect(await shownTo(uploader)).toEqual(["remark", "plan"]);
    expect(await shownTo(admin)).toEqual(["customer_id", "remark", "plan"]);
  });

  test("a start removes bytes of which no row is there, or whose row ends half-way, and what the engine put aside", async () => {
    const names = await Promise.all(
      ["kept", "deleted", "cut"].map(async (name) => {
        const { id } = await addFile(admin.scope, { uploadedBy: admin.userId, name, sizeBytes: 4 });
        if (name !== "cut") await receiveFile(admin.scope, id, { sizeBytes: 4, sha256: "0".repeat(64) });
        if (name === "deleted") await deleteFile(admin.scope, id);
        return id;
      }),
    );
    const uploads = uploadsFolder(admin.workspace.id);
    for (const folder of [uploads, engineTempFolder()]) await makePrivateFolder(folder);
    for (const id of [...names, newId()]) writeFileSync(path.join(uploads, id), "abcd");
    writeFileSync(path.join(engineTempFolder(), "spill.tmp"), "abcd");
    await startUp();
    expect(readdirSync(uploads)).toEqual([names[0]]);
    expect(readdirSync(engineTempFolder())).toEqual([]);
    expect(await fileById(admin.scope, names[2] ?? "")).toMatchObject({ status: "failed", receivedBytes: 0 });
  });

  /** Columns of which any value is told; of the others no part of the answer holds one. */
  async function shownTo(reader: Actor): Promise<string[]> {
    const { profile: shown } = await uploadedFile(reader, file);
    const columns = shown?.columns ?? [];
    expect(columns.map(({ header, rows, distinct }) => [header, rows, distinct])).toEqual(
      headers.map((header) => [header, 3, 2]),
    );
    const open = columns.filter((column) => JSON.stringify(column).includes("secret"));
    for (const column of columns) expect(column.valuesHidden === true, column.header).toBe(!open.includes(column));
    return open.map(({ header }) => header);
  }

  async function build(): Promise<void> {
    const { id: datasetId } = await addDataset(admin.scope, { name: "Files", createdBy: admin.userId });
    const [source] = smallRecipe.sources;
    if (!source) throw new Error("the small recipe has no source");
    const recipe = { ...smallRecipe, sources: [{ ...source, fileId: file, columns: headers.map(sourceColumn) }] };
    const { id: recipeId } = await addRecipe(admin.scope, { datasetId, recipe, createdBy: admin.userId });
    const built = { manifest: smallManifest, report: smallReport, builtBy: admin.userId };
    await addVersion(admin.scope, { id: newId(), datasetId, recipeId, ...built });
  }
});

function sourceColumn(header: string, index: number): SourceColumn {
  const field = header === "customer_id" ? header : null;
  const targets = header === "left out" ? [] : [{ table: "customers" as const, field }];
  return { index, header, type: "text", format, targets, privacy: classes[index] ?? "none" };
}

const profile: FileProfile = {
  ...{
    format: "text",
    dialect: null,
    dialectReason: null,
    sizeBytes: 9,
    records: 3,
    warnings: [],
    tables: ["customers"],
  },
  columns: headers.map(
    (header, index): ColumnProfile => ({
      ...{ index, header, type: "text", format, typeReason: "text", rows: 3, empty: 0, distinct: 2, misfits: 1 },
      ...{ minimum: "secret a", maximum: "secret b", samples: ["secret a", "secret b"] },
      topValues: [{ value: "secret a", count: 2 }],
      histogram: [{ from: "secret a", to: "secret b", count: 3 }],
      quantiles: [1, 2, 3, 4],
      misfitExamples: [{ record: 2, value: "secret b" }],
      ...{ privacy: "none", privacyReason: null, suggestion: null },
    }),
  ),
};
