import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { mintActor, mintScope, mintSystemScope } from "@/lib/access/mint";
import { hashPassword } from "@/lib/access/password";
import type { Actor, Scope } from "@/lib/domain/actor";
import type { Workspace } from "@/lib/domain/workspace";
import { buildVersion } from "@/lib/ingest/build";
import { makePrivateFolder, stagingFolder, uploadPath, uploadsFolder, versionFolder } from "@/lib/platform/files";
import { newId, newSecret } from "@/lib/platform/ids";
import { programFolder } from "@/lib/platform/programs";
import { type SamplePerson, sampleTeam } from "@/lib/sample/sample-people";
import { sampleFileNames, sampleRecipe } from "@/lib/sample/sample-recipe";
import { writeSample } from "@/lib/sample/write-sample";
import { transaction } from "@/lib/store/database";
import { addDataset } from "@/lib/store/datasets";
import { addFile, receiveFile } from "@/lib/store/files";
import { addMembership, listMembers } from "@/lib/store/memberships";
import { setMixGoal } from "@/lib/store/mix-goals";
import { addRecipe } from "@/lib/store/recipes";
import { addUser } from "@/lib/store/users";
import { addVersion } from "@/lib/store/versions";
import { addWorkspace, listWorkspaces } from "@/lib/store/workspaces";
import { addSampleArtefacts } from "./sample-artefacts";
import { addSampleDecisions } from "./sample-decisions";
import { addSampleExpectations } from "./sample-expectations";
import { addSampleNotes } from "./sample-notes";
import { addSamplePriorities } from "./sample-priorities";
import { addSampleRoadmap } from "./sample-roadmap";
import { addSampleSegments } from "./sample-segments";
import { addSampleStudy } from "./sample-study";

const sampleCustomers = 20_000;
const sampleSeed = 1;

export interface SampleSignIn extends SamplePerson {
  readonly password: string;
}

/**
 * Makes the sample workspace with its people and its first dataset version, once. Answers with the sign-ins, whose passwords are
 * stored only as hashes; null where the workspace is complete already. Interrupted half-way, the next call starts over.
 */
export async function loadSampleWorkspace(): Promise<readonly SampleSignIn[] | null> {
  const existing = await sampleWorkspace();
  if (existing && (await isComplete(existing))) return null;
  const wanted = { name: "Halden (sample)", slug: "halden", isSample: true };
  const workspace = existing ?? (await addWorkspace(mintSystemScope(), wanted));
  const folder = stagingFolder(newId());
  try {
    await writeSample({ customers: sampleCustomers, seed: sampleSeed, folder, formats: ["csv"] });
    return await buildSample(workspace, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the sample workspace is there with all that belongs to it. */
export async function sampleIsLoaded(): Promise<boolean> {
  const existing = await sampleWorkspace();
  return existing !== undefined && (await isComplete(existing));
}

async function sampleWorkspace(): Promise<Workspace | undefined> {
  return (await listWorkspaces(mintSystemScope())).find((workspace) => workspace.isSample);
}

/** The people come last, in one transaction with the version. */
async function isComplete(workspace: Workspace): Promise<boolean> {
  return (await listMembers(mintScope(workspace.id))).some((member) => member.jobRole === "executive");
}

type SampleTable = keyof typeof sampleFileNames;

async function buildSample(workspace: Workspace, folder: string): Promise<readonly SampleSignIn[]> {
  const scope = mintScope(workspace.id);
  const ids = Object.fromEntries(Object.keys(sampleFileNames).map((table) => [table, newId()])) as Record<
    SampleTable,
    string
  >;
  const recipe = sampleRecipe(ids);
  const versionId = newId();
  const built = await buildVersion(
    {
      recipe,
      files: recipe.sources.map(({ fileId, fileName }) => ({
        fileId,
        name: fileName,
        path: path.join(folder, fileName),
      })),
      workFolder: stagingFolder(newId()),
      targetFolder: versionFolder(workspace.id, versionId),
      programFolder: programFolder(),
    },
    {},
  );
  const received = await keepFiles(scope, folder, ids);
  const team = await Promise.all(sampleTeam.map(signInOf));
  await transaction(async () => {
    const ids = await addTeam(scope, team);
    const { analyst } = ids;
    for (const file of received) {
      await addFile(scope, { id: file.id, uploadedBy: analyst, name: file.name, sizeBytes: file.sizeBytes });
      await receiveFile(scope, file.id, file);
    }
    const dataset = await addDataset(scope, { name: "Customers", createdBy: analyst });
    const stored = await addRecipe(scope, { datasetId: dataset.id, recipe, createdBy: analyst });
    const added = { id: versionId, datasetId: dataset.id, recipeId: stored.id, ...built, builtBy: analyst };
    const version = await addVersion(scope, added);
    await addSampleSegments(scope, version, ids);
    await addSampleExpectations(scope, dataset.id, ids);
    await setMixGoal(scope, { datasetId: dataset.id, share: 0.2, by: "2027-12", setBy: ids.executive });
    await addSampleArtefacts(scope, version, ids);
    await addSampleNotes(scope, version, ids);
    await addSamplePriorities(scope, version, ids);
    await addSampleStudy(leadOf(workspace, team, ids.product), dataset.slug);
    await addSampleDecisions(workspace, { scope, version, by: ids });
    await addSampleRoadmap(leadOf(workspace, team, ids.product), version, ids);
  });
  return team.map(({ passwordHash: _, ...person }) => person);
}

/** Who leads the study of the sample, and writes its roadmap. */
function leadOf(workspace: Workspace, team: readonly SamplePerson[], userId: string): Actor {
  const { name = "", email = "" } = team.find(({ jobRole }) => jobRole === "product") ?? {};
  return mintActor({ userId, name, email, jobRole: "product", level: "editor", via: "session", workspace });
}

/** The files stay as uploads, so that the first version's mapping names files that are there. */
async function keepFiles(scope: Scope, folder: string, ids: Readonly<Record<SampleTable, string>>) {
  await makePrivateFolder(uploadsFolder(scope.workspaceId));
  return await Promise.all(
    (Object.keys(sampleFileNames) as SampleTable[]).map(async (table) => {
      const name = sampleFileNames[table];
      const target = uploadPath(scope.workspaceId, ids[table]);
      await copyFile(path.join(folder, name), target);
      const hash = createHash("sha256");
      await pipeline(createReadStream(target), hash);
      return { id: ids[table], name, sizeBytes: (await stat(target)).size, sha256: hash.digest("hex") };
    }),
  );
}

async function signInOf(person: SamplePerson): Promise<SampleSignIn & { readonly passwordHash: string }> {
  const password = newSecret().slice(0, 16);
  return { ...person, password, passwordHash: await hashPassword(password) };
}

/** Adds the people with level editor; answers with their ids. */
async function addTeam(
  scope: Scope,
  team: readonly (SamplePerson & { readonly passwordHash: string })[],
): Promise<Record<SamplePerson["jobRole"], string>> {
  const ids = new Map<SamplePerson["jobRole"], string>();
  for (const { name, email, jobRole, passwordHash } of team) {
    const user = await addUser(mintSystemScope(), { name, email, passwordHash, isSample: true });
    await addMembership(scope, { userId: user.id, jobRole, level: "editor" });
    ids.set(jobRole, user.id);
  }
  return Object.fromEntries(ids) as Record<SamplePerson["jobRole"], string>;
}
