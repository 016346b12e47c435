import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { PlainRule, RuleTest } from "@/lib/domain/rule";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { previewRule } from "./rule-previews";

const address = { dataset: "studios", version: "latest" };

withDatabases("previews by role", () => {
  const team = new Map<string, Actor>();

  beforeAll(async () => {
    globalThis.tesseraEngine = undefined;
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "executive", "product", "success", "marketing", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addStudios(admin, as("success").email);
  });

  afterAll(async () => {
    await globalThis.tesseraEngine?.close();
    globalThis.tesseraEngine = undefined;
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };

  test("a rule in numbers worked out by hand", async () => {
    const rule: PlainRule = { kind: "all", rules: [trade("studio"), employees({ op: "atLeast", value: 5 })] };
    const preview = await previewRule(as("admin"), address, { rule });
    expect(preview.count).toBe(20);
    expect(preview.near.map(({ count }) => count)).toEqual([10, 20]);
  });
});

function trade(value: string): PlainRule {
  return { kind: "column", column: "customers.Trade", test: { op: "isOneOf", values: [value] } };
}

function employees(asked: RuleTest): PlainRule {
  return { kind: "column", column: "customers.Employees", test: asked };
}

async function addStudios(admin: Actor, owner: string): Promise<void> {
  const lines = Array.from({ length: 60 }, (_, n) => {
    const kind = n < 40 ? "studio" : "shop";
    return `K${String(n).padStart(3, "0")},Firm ${n},f${n}@firm.example,${n % 10 === 0 ? owner : "x@y.example"},${kind},${n % 10},${50 + n}.00,${n % 3 === 0 ? "yes" : "no"}`;
  });
  const text = ["ID,Company,E-mail,Owner,Trade,Employees,MRR,Left", ...lines, ""].join("\n");
  await storeCustomers(admin, {
    name: "Studios",
    texts: [text],
    headers: {
      ID: { field: "customer_id", type: "text" },
      Company: { field: "name", type: "text" },
      "E-mail": { field: "email", type: "text", personal: true },
      Owner: { field: "owner_email", type: "text" },
      Trade: { field: null, type: "text" },
      Employees: { field: null, type: "number" },
      MRR: { field: "monthly_revenue", type: "money" },
      Left: { field: "churned", type: "yesNo" },
    },
  });
}
