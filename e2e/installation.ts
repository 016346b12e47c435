import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, Cookie, Page } from "@playwright/test";
import { until } from "./until";

/** What the start of the server reported: where it is, how to claim it, who may sign in to the sample. */
export interface Installation {
  readonly address: string;
  readonly ownerLink: string | null;
  readonly signIns: readonly SampleSignIn[];
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface SampleSignIn extends Account {
  readonly name: string;
  readonly jobRole: string;
}

export interface Owner extends Account {
  readonly workspace: string;
}

export const ownerFacts = {
  name: "Olga Ownersson",
  email: "olga@owner.example",
  password: "correct horse battery",
  workspaceName: "Own Company",
};

/** Written just after the server answers for the first time. */
export async function installation(): Promise<Installation> {
  const report = path.join(folder(), "start.json");
  await until(
    () => existsSync(report),
    (isThere) => isThere,
  );
  return JSON.parse(readFileSync(report, "utf8")) as Installation;
}

/** The sample sign-in of a job role. */
export async function sampleAccount(jobRole: string): Promise<SampleSignIn> {
  const { signIns } = await installation();
  const found = signIns.find((one) => one.jobRole === jobRole);
  if (!found) throw new Error(`the start reported no sign-in for ${jobRole}: ${JSON.stringify(signIns)}`);
  return found;
}

/** The owner of the installation; where nobody has used the link yet, it is claimed by API. */
export async function owner(request: APIRequestContext): Promise<Owner> {
  const known = recall<Owner>("owner");
  if (known) return known;
  const { address, ownerLink } = await installation();
  const secret = ownerLink?.split("/").at(-1) ?? "";
  const response = await request.post(`/api/v1/links/${secret}/claim`, {
    data: ownerFacts,
    headers: { origin: address },
  });
  if (!response.ok()) throw new Error(`the owner link was refused: ${await response.text()}`);
  const { workspaceSlug } = (await response.json()) as { workspaceSlug: string };
  return rememberOwner({ email: ownerFacts.email, password: ownerFacts.password, workspace: workspaceSlug });
}

/** For the test that claims the link in the browser: the others go on as this owner. */
export function rememberOwner(claimed: Owner): Owner {
  return remember("owner", claimed);
}

/** What an earlier test of this run has left for the others. */
export function recall<Known>(name: string): Known | null {
  const note = path.join(folder(), `${name}.json`);
  return existsSync(note) ? (JSON.parse(readFileSync(note, "utf8")) as Known) : null;
}

/** True for the first who asks in this run: others wait for what it leaves. */
export function claim(name: string): boolean {
  try {
    writeFileSync(path.join(folder(), `${name}.claim`), "", { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

export function remember<Known>(name: string, known: Known): Known {
  writeFileSync(path.join(folder(), `${name}.json`), JSON.stringify(known));
  return known;
}

/** A token for scripts, made in the way of the shell: with the operator secret of the data folder. */
export async function tokenOf(
  request: APIRequestContext,
  wish: { workspace: string; email: string; level: string },
): Promise<string> {
  const secret = readFileSync(path.join(dataFolder(), "secrets", "operator"), "utf8").trim();
  const response = await request.post("/api/v1/operator/tokens", {
    data: { ...wish, name: "end-to-end test", expiresInDays: 1 },
    headers: { authorization: `Bearer ${secret}` },
  });
  if (!response.ok()) throw new Error(`no token: ${await response.text()}`);
  return ((await response.json()) as { secret: string }).secret;
}

/** Signs in without the pages, as the sign-in form does: the cookie of this context is the session from then on. */
export async function signIn(request: APIRequestContext, account: Account): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const { address } = await installation();
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: account.email, password: account.password, json: "true", callbackUrl: address },
  });
  if (!answer.ok()) throw new Error(`${account.email} could not sign in: ${answer.status()} ${await answer.text()}`);
}

const sessions = new Map<string, Cookie[]>();

/** Signs in for one page, or goes on with the session of an earlier test of this worker: what only reads needs no new one. */
export async function enter(page: Page, account: Account): Promise<void> {
  const known = sessions.get(account.email);
  if (known) return await page.context().addCookies(known);
  await signIn(page.request, account);
  sessions.set(account.email, await page.context().cookies());
}

/** The data folder of the server under test. */
export function dataFolder(): string {
  return path.join(folder(), "data");
}

function folder(): string {
  const given = process.env.TESSERA_E2E_FOLDER;
  if (!given) throw new Error("TESSERA_E2E_FOLDER is not set; run the tests through the configuration of this project");
  return given;
}
