import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { mintActor } from "@/lib/access/mint";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Recipe, SourceColumn } from "@/lib/domain/recipe";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { versionFolder } from "@/lib/platform/files";
import { newId } from "@/lib/platform/ids";
import { listAudit } from "@/lib/store/audit";
import { addDataset } from "@/lib/store/datasets";
import { addRecipe } from "@/lib/store/recipes";
import { addVersion } from "@/lib/store/versions";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { buildTexts } from "@/lib/testing/ingest-texts";
import { explanation, groupSizes, metricList, scoreboard } from "./scoreboard";
import { unitRowsBehind } from "./unit-rows";
import { version, versionReport } from "./versions";

const address = { dataset: "clinics", version: "latest" };
const question: ScoreboardQuestion = {
  by: "customers.Region",
  metrics: ["customers", "churned_share", "arpu", "margin", "nrr", "order_value"],
  against: "rest",
};
const ownerEmail = "lea@quarry.example";

/** Values of one customer that only some roles may see, each in a column of its class. */
const canaries = {
  id: "CANARYID",
  email: "mole@canary-secret.example",
  contact: "Canaria Moleworth",
  diagnosis: "CANARYDIAGNOSIS",
  note: "CANARYNOTE",
};

withEmbedded("scoreboard by role", () => {
  const team = new Map<string, Actor>();
  let stranger: Actor;

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const [name, jobRole, level] of standings)
      team.set(name, await newMember(admin.workspace, { jobRole, level }));
    team.set("success", mintActor({ ...as("success"), email: ownerEmail }));
    await addClinics(admin);
    stranger = await newActor();
  });

  const as = (name: string): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const rowsOf = (name: string, metricId: string, group: string | null = null) =>
    unitRowsBehind(as(name), address, { question, metricId, group, offset: 0, limit: 500 });
  const explain = (name: string, metricId: string, group: string | null) =>
    explanation(as(name), address, { question, metricId, group });

  test("words that a mapping names of classed columns are for those who map", async () => {
    for (const name of team.keys()) {
      const { recipe, manifest } = await version(as(name), address.dataset, "latest");
      const maps = name === "admin" || name === "analyst";
      const words = new Set(JSON.stringify({ recipe, manifest }).match(/WORD\w+|Nord/g));
      expect([...words].sort(), name).toEqual(maps ? ["Nord", "WORDILL", "WORDSICK", "WORDWELL"] : ["Nord"]);
    }
  });

  test("marks, p and family are the same for every role that may see the board", async () => {
    const whole = await scoreboard(as("admin"), address, { question });
    expect(whole.cells.flat().some(({ estimate }) => estimate?.mark === "higher" || estimate?.mark === "lower")).toBe(
      true,
    );
    for (const name of ["analyst", "executive", "product", "success", "viewer"]) {
      const view = await scoreboard(as(name), address, { question });
      expect(view.family).toEqual(whole.family);
      view.cells.forEach((row, g) => {
        row.forEach((cell, m) => {
          if (cell.state === "shown") expect(cell).toEqual(whole.cells[g]?.[m]);
        });
      });
    }
    for (const name of ["marketing", "sales"])
      await expect(scoreboard(as(name), address, { question })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a region of three is hidden from executive, product and success, and nothing gives it away", async () => {
    for (const name of ["executive", "product", "success"]) {
      const view = await scoreboard(as(name), address, { question });
      expect(view.groups.map(({ key, size }) => [key, size])).toEqual([
        ["North", 40],
        ["South", null],
        ["Isle", null],
      ]);
      expect(view.cells[2]?.map(({ state, estimate }) => [state, estimate])).toEqual(
        question.metrics.map(() => ["suppressed", null]),
      );
      expect((await groupSizes(as(name), address, { question })).groups.map(({ size }) => size)).toEqual([
        40,
        null,
        null,
      ]);
      const hidden = await explain(name, "churned_share", "Isle");
      expect(hidden).toMatchObject({ sql: null, parameters: [], command: null, cell: { estimate: null } });
      expect(hidden.words.join()).toMatch(/^Hidden: fewer than 5/);
    }
    for (const name of ["product", "success"])
      await expect(rowsOf(name, "churned_share", "Isle")).rejects.toMatchObject({ code: "forbidden" });
    for (const name of ["analyst", "admin"]) {
      const view = await scoreboard(as(name), address, { question });
      expect(view.groups.map(({ size }) => size)).toEqual([40, 17, 3]);
      expect(view.cells[2]?.[0]?.estimate?.value).toBe(3);
      expect((await rowsOf(name, "churned_share", "Isle")).total).toBe(3);
    }
  });

  test("margins are closed for product and success, in board, drawer, rows and list", async () => {
    const margin = question.metrics.indexOf("margin");
    for (const name of ["product", "success"]) {
      const view = await scoreboard(as(name), address, { question });
      const states = [view.totals[margin], view.cells[0]?.[margin]];
      for (const cell of states) expect(cell).toMatchObject({ state: "noAccess", estimate: null });
      const closed = await explain(name, "margin", null);
      expect(closed).toMatchObject({ sql: null, parameters: [], command: null, cell: { state: "noAccess" } });
      await expect(rowsOf(name, "margin")).rejects.toMatchObject({ code: "forbidden" });
      const { metrics } = await metricList(as(name), address);
      expect(metrics.find(({ metric }) => metric.id === "margin")?.available).toBe(false);
      const mean = { ...question, metrics: ["mean:payments.cost"] };
      expect((await scoreboard(as(name), address, { question: mean })).totals[0]?.state).toBe("noAccess");
    }
    expect((await scoreboard(as("executive"), address, { question })).totals[margin]?.state).toBe("shown");
  });

  test("the command is for those who may export rows, and reading it is written down", async () => {
    for (const name of ["executive", "product", "viewer"]) {
      const { sql, command } = await explain(name, "churned_share", "North");
      expect(sql).toContain("unit_rows");
      expect(command).toBeNull();
    }
    for (const name of ["analyst", "success", "admin"]) {
      expect((await explain(name, "churned_share", "North")).command).toContain("duckdb");
      const lines = await listAudit(as(name).scope, { userId: as(name).userId });
      expect(lines.map(({ action }) => action)).toContain("command.read");
    }
  });

  test("nothing is grouped by a column whose values the reader may not see", async () => {
    const closedTo = {
      "customers.email": ["analyst", "executive", "product", "success"],
      "customers.Diagnosis": ["analyst", "executive", "product", "success"],
      "customers.customer_id": ["analyst", "executive", "product", "success"],
      "customers.Note": ["executive", "product", "success"],
      "customers.monthly_revenue": ["product", "success"],
    };
    for (const [by, names] of Object.entries(closedTo))
      for (const name of names) {
        const asked = { ...question, by, metrics: ["customers"] };
        const number = { question: asked, metricId: "customers", group: null };
        const refused = { code: "forbidden" };
        await expect(scoreboard(as(name), address, { question: asked }), `${by} ${name}`).rejects.toMatchObject(
          refused,
        );
        await expect(groupSizes(as(name), address, { question: asked })).rejects.toMatchObject(refused);
        await expect(explanation(as(name), address, number)).rejects.toMatchObject(refused);
        const rows = unitRowsBehind(as(name), address, { ...number, offset: 0, limit: 10 });
        await expect(rows).rejects.toMatchObject(refused);
      }
    const open = { ...question, by: "customers.email", metrics: ["customers"] };
    expect((await scoreboard(as("admin"), address, { question: open })).groups).toHaveLength(60);
  });

  test("rows: none for executives, stand-ins and bands for product, own accounts whole for success", async () => {
    for (const name of ["executive", "marketing", "sales"])
      await expect(rowsOf(name, "churned_share")).rejects.toMatchObject({ code: "forbidden" });
    const product = await rowsOf("product", "churned_share");
    const keys = product.columns.map(({ key }) => key);
    expect(product.total).toBe(60);
    for (const key of ["customers.email", "customers.Contact name", "customers.Diagnosis"])
      expect(keys).not.toContain(key);
    expect(cell(product, 0, "customers.customer_id")).toMatch(/^c-[0-9a-f]{20}$/);
    expect(cell(product, 0, "customers.monthly_revenue")).toMatch(/^\d+ to \d+$/);
    const again = await rowsOf("product", "arpu");
    expect(ids(again)).toEqual(ids(product));
    expect(new Set(ids(product)).size).toBe(60);
    const opening = await rowsOf("product", "nrr");
    expect(cell(opening, 0, "customers.opening")).toMatch(/^\d+ to \d+$/);
    const success = await rowsOf("success", "churned_share");
    const own = success.rows.findIndex((row) => row.includes(ownerEmail));
    const other = success.rows.findIndex((row) => !row.includes(ownerEmail));
    expect(cell(success, own, "customers.email")).toMatch(/^person\d+@/);
    expect(cell(success, own, "customers.monthly_revenue")).toMatch(/^\d+\.\d+$/);
    expect(cell(success, other, "customers.email")).toMatch(/^.\*\*\*@/);
    expect(cell(success, other, "customers.monthly_revenue")).toBeNull();
    expect(cell(success, other, "customers.customer_id")).toBeNull();
  });

  test("no canary appears in any answer to a role that may not see it", async () => {
    const { id, email, contact, diagnosis, note } = canaries;
    const closedTo: Readonly<Record<string, readonly string[]>> = {
      executive: [id, email, contact, diagnosis, note],
      product: [id, email, contact, diagnosis, note],
      success: [id, email, contact, diagnosis, note],
      viewer: [email, contact, diagnosis],
      analyst: [email, contact, diagnosis],
      marketing: [id, email, contact, diagnosis, note],
      sales: [id, email, contact, diagnosis, note],
    };
    for (const [name, values] of Object.entries(closedTo)) {
      const answers = await everyAnswer(as(name));
      for (const value of values) expect(answers, name).not.toContain(value);
    }
    const analyst = JSON.stringify(await rowsOf("analyst", "churned_share"));
    expect(analyst).not.toContain(id);
    expect(analyst).toContain(note);
    const admin = await everyAnswer(as("admin"));
    for (const value of Object.values(canaries)) expect(admin).toContain(value);
  });

  test("somebody else's dataset is not there, for every question", async () => {
    const number = { question, metricId: "churned_share", group: null };
    for (const asked of [
      () => scoreboard(stranger, address, { question }),
      () => groupSizes(stranger, address, { question }),
      () => explanation(stranger, address, number),
      () => unitRowsBehind(stranger, address, { ...number, offset: 0, limit: 5 }),
      () => metricList(stranger, address),
      () => versionReport(stranger, address.dataset, "1"),
      () => version(stranger, address.dataset, "1"),
    ])
      await expect(asked()).rejects.toMatchObject({ code: "notFound" });
  });
});

const standings: readonly (readonly [string, JobRole, Level])[] = [
  ["analyst", "analyst", "editor"],
  ["viewer", "analyst", "viewer"],
  ["executive", "executive", "editor"],
  ["product", "product", "editor"],
  ["success", "success", "editor"],
  ["marketing", "marketing", "editor"],
  ["sales", "sales", "editor"],
];

type Rows = Awaited<ReturnType<typeof unitRowsBehind>>;

function cell(rows: Rows, row: number, key: string): string | null | undefined {
  return rows.rows[row]?.[rows.columns.findIndex((column) => column.key === key)];
}

function ids(rows: Rows): (string | null | undefined)[] {
  return rows.rows.map((_, index) => cell(rows, index, "customers.customer_id")).sort();
}

/** All that the services say to somebody about the version, refusals too, as one text. */
async function everyAnswer(actor: Actor): Promise<string> {
  const said: unknown[] = [];
  const hear = async (answer: Promise<unknown>) => {
    said.push(
      await answer.catch((fault: unknown) => (fault instanceof AppError ? fault.sentence : Promise.reject(fault))),
    );
  };
  await hear(metricList(actor, address));
  await hear(version(actor, address.dataset, "latest"));
  await hear(versionReport(actor, address.dataset, "latest"));
  for (const [by, group] of askedColumns) {
    const metrics = by === question.by ? question.metrics : ["churned_share"];
    const asked = { ...question, by, metrics };
    await hear(scoreboard(actor, address, { question: asked }));
    await hear(groupSizes(actor, address, { question: asked }));
    for (const metricId of metrics)
      for (const one of [null, group]) {
        // A group's key stands in the question, so it is in the answer of nobody who did not say it.
        const number = { question: asked, metricId, group: one };
        await hear(explanation(actor, address, number).then((told) => ({ ...told, group: null, parameters: [] })));
        await hear(unitRowsBehind(actor, address, { ...number, offset: 0, limit: 500 }));
      }
  }
  return JSON.stringify(said);
}

const askedColumns = [
  ["customers.Region", "North"],
  ["customers.email", canaries.email],
  ["customers.customer_id", canaries.id],
  ["customers.Diagnosis", canaries.diagnosis],
  ["customers.Note", canaries.note],
] as const;

/** 60 clinics in three regions of 40, 17 and 3, of which the fourth carries the canaries; four months of orders each. */
async function addClinics(admin: Actor): Promise<void> {
  const built = await buildTexts({ "clinics.csv": clinicsText(), "payments.csv": paymentsText() }, mapped);
  const id = newId();
  const folder = versionFolder(admin.workspace.id, id);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(built.folder, folder, { recursive: true });
  const by = admin.userId;
  const dataset = await addDataset(admin.scope, { name: "Clinics", createdBy: by });
  const recipe = await addRecipe(admin.scope, { datasetId: dataset.id, recipe: built.recipe, createdBy: by });
  const { manifest, report } = built;
  await addVersion(admin.scope, { id, datasetId: dataset.id, recipeId: recipe.id, manifest, report, builtBy: by });
}

function clinicsText(): string {
  const lines = Array.from({ length: 60 }, (_, n) => {
    const region = n < 40 ? "North" : n < 57 ? "South" : "Isle";
    const left = region === "South" ? n % 2 === 0 : n % 20 === 0;
    const owner = n % 3 === 0 && n !== 3 ? ownerEmail : "karim@quarry.example";
    const known =
      n === 3 ? Object.values(canaries) : [`K${n}`, `person${n}@clinic.example`, `Pat Doe${n}`, "none", `note ${n}`];
    return [...known, owner, region, 100 + n, left ? "yes" : "no", n % 2 ? "WORDILL" : "WORDWELL"].join(",");
  });
  const repeated = [...Object.values(canaries), ownerEmail, "North", 7, "no", "WORDWELL"].join(",");
  return ["ID,E-mail,Contact name,Diagnosis,Note,Owner,Region,MRR,Left,Ill", ...lines, repeated, ""].join("\n");
}

function paymentsText(): string {
  const lines = Array.from({ length: 60 }, (_, n) => {
    const id = n === 3 ? canaries.id : `K${n}`;
    return ["2024-03-05", "2024-09-05", "2025-03-05", "2025-09-05"].map(
      (day, k) => `P${n}-${k},${id},O${n}-${k},${day},${120 + n + 10 * k}.50,${40 + n}.25`,
    );
  });
  return ["Payment,ID,Order,Day,Amount,Cost", ...lines.flat(), ""].join("\n");
}

type Mapping = Partial<Pick<SourceColumn, "type" | "privacy">> & { readonly field: string | null };

const mappings: Readonly<Record<string, Mapping>> = {
  "customers ID": { field: "customer_id", type: "text" },
  "customers E-mail": { field: "email", privacy: "personal" },
  "customers Contact name": { field: null, privacy: "personal" },
  "customers Diagnosis": { field: null, privacy: "sensitive" },
  "customers Note": { field: null, privacy: "freeText" },
  "customers Owner": { field: "owner_email" },
  "customers Region": { field: null },
  "customers MRR": { field: "monthly_revenue", type: "money" },
  "customers Left": { field: "churned", type: "yesNo" },
  "customers Ill": { field: null, type: "yesNo", privacy: "sensitive" },
  "payments Payment": { field: "payment_id", type: "text" },
  "payments ID": { field: "customer_id", type: "text" },
  "payments Order": { field: "order_id", type: "text" },
  "payments Day": { field: "paid_on" },
  "payments Amount": { field: "amount", type: "money" },
  "payments Cost": { field: "cost", type: "money" },
};

const formats: Readonly<Record<string, Partial<SourceColumn["format"]>>> = {
  Ill: { yesWords: ["WORDILL"], noWords: ["WORDWELL"] },
  Diagnosis: { valueMap: { WORDSICK: "WORDILL" } },
  Region: { valueMap: { Nord: "North" } },
};

function mapped(draft: Recipe): Recipe {
  const sources = draft.sources.map((source, index) => {
    const table = index === 0 ? ("customers" as const) : ("payments" as const);
    const columns = source.columns.map((column) => {
      const { field = null, type = column.type, privacy = "none" } = mappings[`${table} ${column.header}`] ?? {};
      const format = { ...column.format, ...formats[column.header] };
      return { ...column, type, privacy, format, targets: [{ table, field }] };
    });
    return { ...source, use: { kind: "tables" as const, tables: [table] }, columns };
  });
  return { ...draft, sources, asOf: "2025-09-30" };
}
