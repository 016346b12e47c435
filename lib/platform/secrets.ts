import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/domain/app-error";
import { environment } from "./env";
import { newSecret } from "./ids";

/** auth: signs the session cookies; operator: opens the server to shell commands of its own machine. */
const secretNames = ["auth", "operator"] as const;
export type SecretName = (typeof secretNames)[number];

/** Makes the data folder (0700) and its secrets (0600) where they are missing, then checks both. */
export function prepareDataFolder(): void {
  for (const folder of [environment().dataFolder, secretsFolder()]) {
    if (existsSync(folder)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }
  for (const name of secretNames) {
    if (!existsSync(secretPath(name))) writeFileSync(secretPath(name), `${newSecret()}\n`, { mode: 0o600, flag: "wx" });
  }
  checkDataFolder();
}

/** Refuses a data folder or a secret that others on this machine could read. Windows has no such modes to check. */
export function checkDataFolder(): void {
  if (process.platform === "win32") return;
  for (const folder of [environment().dataFolder, secretsFolder()]) refuseLoose(folder, 0o700);
  for (const name of secretNames) refuseLoose(secretPath(name), 0o600);
}

const read = new Map<string, string>();

/** A secret of the data folder, read once for each path: every session and every stand-in of a customer asks for it. */
export function readSecret(name: SecretName): string {
  const file = secretPath(name);
  const known = read.get(file);
  if (known !== undefined) return known;
  refuseLoose(file, 0o600);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= 32) {
    read.set(file, secret);
    return secret;
  }
  throw new AppError(
    "unavailable",
    `The secret ${file} is too short. Delete the file and start again to get a new one.`,
  );
}

function refuseLoose(target: string, wanted: number): void {
  if (!existsSync(target))
    throw new AppError("unavailable", `${target} is missing. Start with "npm start", which makes it.`);
  const mode = statSync(target).mode & 0o777;
  if (process.platform === "win32" || (mode & ~wanted) === 0) return;
  const shown = (bits: number) => bits.toString(8).padStart(4, "0");
  throw new AppError(
    "unavailable",
    `${target} is open to others (mode ${shown(mode)}). Run "chmod ${shown(wanted)} ${target}" and start again.`,
  );
}

function secretsFolder(): string {
  return path.join(environment().dataFolder, "secrets");
}

function secretPath(name: SecretName): string {
  return path.join(secretsFolder(), name);
}
