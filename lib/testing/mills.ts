import { cpSync } from "node:fs";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import type { Rule, RuleTest } from "@/lib/domain/rule";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { addVersion, findLatestVersion } from "@/lib/store/versions";
import { newActor, newMember } from "./company";
import { storeCustomers } from "./stored-customers";

/** People of one workspace by job role (editors), and `contributor`, `admin` and somebody of another workspace. */
export interface Team {
  readonly as: (name: JobRole | "admin" | "contributor" | "stranger") => Actor;
}

export async function newTeam(): Promise<Team> {
  const admin = await newActor();
  const member = (jobRole: JobRole, level: Level = "editor") => newMember(admin.workspace, { jobRole, level });
  const team = new Map<string, Actor>([
    ["admin", admin],
    ["stranger", await newActor()],
    ["contributor", await member("product", "contributor")],
  ]);
  for (const jobRole of ["analyst", "executive", "product", "success", "marketing", "sales"] as const)
    team.set(jobRole, await member(jobRole));
  return {
    as: (name) => {
      const actor = team.get(name);
      if (!actor) throw new Error(`nobody is called ${name}`);
      return actor;
    },
  };
}

/**
 * The dataset `mills`: customer n of 0 to 99 has n staff, is of Coast below 60 and of Hills from there on, pays 100 a month from 50
 * on and 60 below, and has left where n is even and below 40. The second version lacks the column Colour of the first.
 */
export async function storeMills(admin: Actor): Promise<void> {
  const line = (n: number) =>
    `M${n},m${n}@mill.example,${n < 60 ? "Coast" : "Hills"},${n},${n < 50 ? 60 : 100}.00,${n < 40 && n % 2 === 0 ? "yes" : "no"}`;
  const rows = Array.from({ length: 100 }, (_, n) => n);
  const head = "ID,E-mail,Region,Staff,MRR,Left";
  await storeCustomers(admin, {
    name: "Mills",
    texts: [
      [`${head},Colour`, ...rows.map((n) => `${line(n)},${n % 4 === 0 ? "red" : "blue"}`), ""].join("\n"),
      [head, ...rows.map(line), ""].join("\n"),
    ],
    headers: {
      ID: { field: "customer_id", type: "text" },
      "E-mail": { field: "email", type: "text", personal: true },
      Region: { field: null, type: "text" },
      Staff: { field: null, type: "number" },
      MRR: { field: "monthly_revenue", type: "money" },
      Left: { field: "churned", type: "yesNo" },
      Colour: { field: null, type: "text" },
    },
  });
}

/** The same mills once more, as the next version of the dataset. */
export async function storeMillsOnceMore({ scope, workspace, userId }: Actor): Promise<void> {
  const latest = await findLatestVersion(scope, "mills");
  if (!latest) throw new Error("no mills are stored");
  const id = newId();
  cpSync(latest.folder, versionFolder(workspace.id, id), { recursive: true });
  const { datasetId, recipeId, manifest, report } = latest;
  await addVersion(scope, { id, datasetId, recipeId, manifest, report, builtBy: userId });
}

/** A condition on a column of the mills. */
export function millRule(name: string, test: RuleTest): Rule {
  return { kind: "column", column: `customers.${name}`, test };
}

/** Mills with at least so many staff: `staff(50)` holds for 50 of them. */
export function staff(value: number): Rule {
  return millRule("Staff", { op: "atLeast", value });
}
