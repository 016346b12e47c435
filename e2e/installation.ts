import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";

/** What the start of the server reported, and where its data are. */
export interface Installation {
  readonly address: string;
  readonly ownerLink: string | null;
  /** Lines as printed: one sample sign-in each, job role, e-mail, password. */
  readonly sample: readonly string[];
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface Owner extends Account {
  readonly workspace: string;
}

export function installation(): Installation {
  return JSON.parse(readFileSync(path.join(folder(), "start.json"), "utf8")) as Installation;
}

/** The sample sign-in of a job role, with the password that the start printed. */
export function sampleAccount(jobRole: string): Account {
  const line = installation().sample.find((candidate) => candidate.trim().startsWith(jobRole));
  const [, email, password] = line?.trim().split(/\s+/) ?? [];
  if (!email || !password) throw new Error(`the start printed no sign-in for ${jobRole}`);
  return { email, password };
}

const ownerFacts = {
  name: "Olga Ownersson",
  email: "olga@owner.example",
  password: "correct horse battery",
  workspaceName: "Own Company",
};

/** The owner of the installation; the link is claimed by whoever asks first, by API. */
export async function owner(request: APIRequestContext): Promise<Owner> {
  const note = path.join(folder(), "owner.json");
  if (!existsSync(note)) {
    const secret = installation().ownerLink?.split("/").at(-1) ?? "";
    const response = await request.post(`/api/v1/links/${secret}/claim`, {
      data: ownerFacts,
      headers: { origin: installation().address },
    });
    if (!response.ok()) throw new Error(`the owner link was refused: ${await response.text()}`);
    const { workspaceSlug } = (await response.json()) as { workspaceSlug: string };
    rememberOwner({ email: ownerFacts.email, password: ownerFacts.password, workspace: workspaceSlug });
  }
  return JSON.parse(readFileSync(note, "utf8")) as Owner;
}

/** For the test that claims the link in the browser: the others go on as this owner. */
export function rememberOwner(claimed: Owner): void {
  writeFileSync(path.join(folder(), "owner.json"), JSON.stringify(claimed));
}

/** A token for scripts, made in the way of the shell: with the operator secret of the data folder. */
export async function tokenOf(
  request: APIRequestContext,
  wish: { workspace: string; email: string; level: string },
): Promise<string> {
  const secret = readFileSync(path.join(folder(), "data", "secrets", "operator"), "utf8").trim();
  const response = await request.post("/api/v1/operator/tokens", {
    data: { ...wish, name: "end-to-end test", expiresInDays: 1 },
    headers: { authorization: `Bearer ${secret}` },
  });
  if (!response.ok()) throw new Error(`no token: ${await response.text()}`);
  return ((await response.json()) as { secret: string }).secret;
}

function folder(): string {
  const given = process.env.TESSERA_E2E_FOLDER;
  if (!given) throw new Error("TESSERA_E2E_FOLDER is not set; run the tests through the configuration of this project");
  return given;
}
