import { beforeAll, expect, test } from "vitest";
import type { Actor, JobRole } from "@/lib/domain/actor";
import type { PlainRule, RuleTest } from "@/lib/domain/rule";
import { listAudit } from "@/lib/store/audit";
import { newActor, newMember } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { storeCustomers } from "@/lib/testing/stored-customers";
import { columnValues } from "./column-values";
import { customer } from "./customer";
import { customerList } from "./customers";
import { explainRule } from "./rule-explanations";
import { previewRule } from "./rule-previews";
import { publishDraft } from "./segment-publishing";
import { addNewSegment } from "./segments";

const address = { dataset: "studios", version: "latest" };
const reading = ["admin", "analyst", "executive", "product", "success"] as const;

// 60 firms n = 0 … 59: a studio below 40, else a shop; n % 10 people; 50 + n a month; every third has left. Success looks after every tenth.
withEmbedded("rules previewed and customers read, by role", () => {
  const team = new Map<string, Actor>();

  beforeAll(async () => {
    const admin = await newActor();
    team.set("admin", admin);
    for (const jobRole of ["analyst", "executive", "product", "success", "marketing", "sales"] as const)
      team.set(jobRole, await newMember(admin.workspace, { jobRole, level: "editor" }));
    await addStudios(admin, as("success").email);
    await addNewSegment(admin, { name: "Studios", dataset: "studios", rule: trade("studio") });
    await publishDraft(admin, "studios", { revision: 1, note: null });
    await addNewSegment(admin, { name: "Well paid", dataset: "studios", rule: paid });
    await publishDraft(admin, "well-paid", { revision: 1, note: null });
  });

  const as = (name: JobRole | "admin"): Actor => {
    const actor = team.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const preview = (name: JobRole | "admin", rule: PlainRule, more: object = {}) =>
    previewRule(as(name), address, { rule, ...more });
  const larger: PlainRule = { kind: "all", rules: [trade("studio"), employees({ op: "atLeast", value: 5 })] };

  test("twenty studios of five people or more, against the rest and against all studios", async () => {
    const seen = await preview("admin", larger, { segment: "studios", before: 1 });
    expect(seen).toMatchObject({ sentence: "Trade is studio; and Employees is 5 or more", total: 60, count: 20 });
    expect(seen.moved).toEqual({ stay: 20, enter: 0, leave: 20 });
    expect(seen.near).toEqual([
      { path: "0", sentence: "Trade is studio", count: 10 },
      { path: "1", sentence: "Employees is 5 or more", count: 20 },
    ]);
    const [churn, money] = seen.metrics;
    // 6, 9, 15, 18, 27, 36 and 39 have left, of all studios 14, of all firms 20.
    expect(churn?.draft).toMatchObject({ numerator: 7, n: 20, value: 0.35 });
    expect(churn?.before).toMatchObject({ numerator: 14, n: 40, value: 0.35 });
    expect(churn?.rest).toBeCloseTo(13 / 40, 12);
    expect(churn?.change).toMatchObject({ value: 0, mark: "none" });
    // At 5 %, whatever the level of the screen: z is 1.959964, and 0.841621 for the power of 80 %.
    expect(seen.family.alpha).toBe(0.025);
    expect(churn?.detectable).toBeCloseTo((1.959964 + 0.841621) * Math.sqrt((1 / 3) * (2 / 3) * (1 / 20 + 1 / 40)), 5);
    expect(money?.draft?.value).toBe(72);
    expect(money?.change?.value).toBeCloseTo(2.5, 12);
    expect(money?.change?.interval?.[0]).toBeLessThan(2.5);
    expect(money?.change?.interval?.[1]).toBeGreaterThan(2.5);
    expect(seen.sample).toHaveLength(20);
    expect(seen.sample.every(({ isNew }) => !isNew)).toBe(true);
  });

  test("those who enter come from the segments they are in now, and are new", async () => {
    const seen = await preview("admin", employees({ op: "atLeast", value: 5 }), { segment: "studios", before: 1 });
    expect(seen.moved).toEqual({ stay: 20, enter: 10, leave: 20 });
    expect(seen.from).toEqual([{ slug: "well-paid", name: "Well paid", code: "B", count: 10 }]);
    const fresh = seen.sample.filter(({ isNew }) => isNew).map(({ id }) => Number(id?.slice(1)));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.every((n) => n >= 40)).toBe(true);
  });

  test("nobody, everybody, one customer, a column that is not there: right numbers or a sentence", async () => {
    const nobody = await preview("admin", { kind: "any", rules: [] });
    expect(nobody).toMatchObject({ count: 0, share: 0, sample: [] });
    expect(nobody.notes).toContain("Nobody fits this rule, so there is nothing to compare.");
    expect(nobody.metrics.map(({ draft }) => draft?.value ?? null)).toEqual(nobody.metrics.map(() => null));
    const everybody = await preview("admin", { kind: "all", rules: [] });
    expect(everybody).toMatchObject({ count: 60, share: 1 });
    expect(everybody.metrics[0]?.draft).toMatchObject({ value: 1 / 3, difference: null });
    const one = await preview("admin", id("K007"));
    expect(one).toMatchObject({ count: 1, sample: [{ id: "K007" }] });
    expect(JSON.stringify([nobody, everybody, one])).not.toMatch(/NaN|Infinity/);
    await expect(preview("admin", { ...trade("x"), column: "customers.Gone" } as PlainRule)).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringContaining("no column customers.Gone"),
    });
  });

  test("where small groups are hidden counts are rounded, sums left out, and a neighbour of fewer than five is not shown", async () => {
    for (const name of ["executive", "product", "success"] as const) {
      const few = await preview(name, { kind: "all", rules: [trade("studio"), employees({ op: "equals", value: 5 })] });
      expect(few.count, name).toBeNull();
      expect(few.sample, name).toEqual([]);
      expect(
        few.metrics.every(({ state, draft }) => state !== "shown" && draft === null),
        name,
      ).toBe(true);
      // 36 of the 40 studios: 4 would leave.
      const rule: PlainRule = {
        kind: "all",
        rules: [trade("studio"), { kind: "none", rules: [employees({ op: "equals", value: 5 })] }],
      };
      const next = await preview(name, rule, { segment: "studios", before: 1, metrics: ["churned_share"] });
      expect(next.count, name).toBe(35);
      expect(next.moved, name).toBeNull();
      expect(next.metrics[0], name).toMatchObject({ before: null, change: null });
      expect(next.metrics[0]?.draft, name).toMatchObject({ n: 35, numerator: null, denominator: null, p: null });
      expect(next.sample.length, name).toBeLessThanOrEqual(20);
    }
    expect((await preview("executive", larger)).columns).toEqual([]);
    for (const name of ["marketing", "sales"] as const)
      await expect(preview(name, larger)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("the sample is drawn alike for everybody, and no role reads what it may not", async () => {
    const drawn = await Promise.all(reading.map((name) => preview(name, trade("studio"), { draw: 3 })));
    const [admin, analyst, executive, product, success] = drawn.map(({ sample, columns }) => ({ sample, columns }));
    const names = (seen: typeof admin) => seen?.sample.map(({ cells }) => cells[0]);
    expect(names(analyst)).toEqual(names(admin));
    expect(names(product)).toEqual(names(admin));
    expect(names(success)).toEqual(names(admin));
    expect(executive?.sample).toEqual([]);
    for (const seen of [analyst, product])
      expect(seen?.sample.every((one) => /^c-[0-9a-f]{20}$/.test(one.id ?? ""))).toBe(true);
    for (const one of success?.sample ?? []) {
      const n = Number(one.cells[0]?.slice(5));
      expect(one.id).toBe(n % 10 === 0 ? `K0${n === 0 ? "00" : n}` : null);
    }
    const other = await preview("admin", trade("studio"), { draw: 4 });
    expect(other.sample.map(({ id: one }) => one)).not.toEqual(admin?.sample.map(({ id: one }) => one));
  });

  test("a rule is explained with the customer's own values, where the reader may see them", async () => {
    const rule = larger;
    const sentence = "Not in, because Employees is 3 (needs 5 or more)";
    expect(await explainRule(as("admin"), address, { rule, customer: "K003" })).toMatchObject({
      isIn: false,
      sentence,
    });
    const stand = (await preview("product", trade("studio"))).sample[0]?.id ?? "";
    expect(await explainRule(as("product"), address, { segment: "studios", customer: stand })).toMatchObject({
      isIn: true,
    });
    expect(await explainRule(as("success"), address, { segment: "well-paid", customer: "K010" })).toMatchObject({
      sentence: "Not in, because monthly revenue is 60 USD (needs 90 USD or more)",
    });
    for (const given of ["K003", "c-00000000000000000000", "nobody"])
      await expect(explainRule(as("success"), address, { segment: "studios", customer: given })).rejects.toMatchObject({
        code: "notFound",
      });
    await expect(explainRule(as("product"), address, { segment: "studios", customer: "K003" })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(explainRule(as("product"), address, { segment: "well-paid", customer: stand })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(explainRule(as("executive"), address, { rule, customer: "K003" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("values are suggested to those who see the whole column, those that begin with the text first", async () => {
    const values = async (name: JobRole | "admin", column: string, search = "") =>
      (await columnValues(as(name), address, { column: `customers.${column}`, search, limit: 2 })).values;
    expect(await values("analyst", "Trade")).toEqual([
      { value: "studio", count: 40 },
      { value: "shop", count: 20 },
    ]);
    expect(await values("analyst", "Trade", "S")).toHaveLength(2);
    expect(await values("analyst", "Trade", "HO")).toEqual([{ value: "shop", count: 20 }]);
    expect(await values("analyst", "name", "firm 5")).toEqual([
      { value: "Firm 5", count: 1 },
      { value: "Firm 50", count: 1 },
    ]);
    expect(await values("executive", "name", "firm 5")).toEqual([]);
    await expect(values("analyst", "email")).rejects.toMatchObject({ code: "forbidden" });
    await expect(values("product", "monthly_revenue")).rejects.toMatchObject({ code: "forbidden" });
    await expect(values("analyst", "none")).rejects.toMatchObject({ code: "notFound" });
  });

  test("lists of customers: executives count, success sees own accounts in clear and first, nobody sorts or searches by what is masked", async () => {
    const list = (name: JobRole | "admin", more: object = {}) => customerList(as(name), address, more);
    expect(await list("executive", { segment: "studios" })).toMatchObject({
      count: 40,
      rows: [],
      refusal: expect.any(String),
    });
    const mine = await list("success", { limit: 7 });
    expect(
      mine.rows
        .map((row) => row.id)
        .slice(0, 6)
        .sort(),
    ).toEqual(["K000", "K010", "K020", "K030", "K040", "K050"]);
    expect(mine.rows[6]?.id).toBeNull();
    expect((await list("success", { search: "K00" })).rows.map((row) => row.id)).toEqual(["K000"]);
    expect((await list("success", { segment: "well-paid" })).rows.map((row) => row.id).sort()).toEqual([
      "K040",
      "K050",
    ]);
    expect(await list("product", { segment: "well-paid" })).toMatchObject({ count: 20, rows: [] });
    expect((await list("product", { search: "K007" })).rows).toEqual([]);
    const sorted = await list("analyst", {
      rule: trade("shop"),
      sort: "customers.monthly_revenue",
      order: "descending",
      limit: 3,
    });
    expect(sorted).toMatchObject({ count: 20, found: 20, more: true, isRounded: false });
    const money = sorted.columns.findIndex(({ key }) => key === "customers.monthly_revenue");
    expect(sorted.rows.map(({ cells }) => Number(cells[money]))).toEqual([109, 108, 107]);
    expect(await list("product", { rule: trade("shop") })).toMatchObject({ count: 20, isRounded: true });
    await expect(list("analyst", { rule: { ...trade("x"), column: "customers.email" } })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const name of ["marketing", "sales"] as const)
      await expect(list(name)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a customer's page: its segments and why; reading personal fields in clear is written down, by name", async () => {
    const seen = await customer(as("admin"), address, "K045");
    expect(seen.segments.map(({ slug, isIn, sentence }) => [slug, isIn, sentence])).toEqual([
      ["studios", false, "Not in, because Trade is shop (needs studio)"],
      ["well-paid", true, "In, because monthly revenue is 95 USD"],
    ]);
    const entries = await listAudit(as("admin").scope, { limit: 3 });
    expect(entries[0]).toMatchObject({ action: "rows.read", details: { columns: ["customers.email"], customers: 1 } });
    const own = await customer(as("success"), address, "K040");
    expect(own).toMatchObject({ isOwn: true });
    expect(own.facts.find(({ key }) => key === "customers.email")?.value).toBe("f40@firm.example");
    await expect(customer(as("success"), address, "K041")).rejects.toMatchObject({ code: "notFound" });
    const stand = (await customerList(as("product"), address, { search: "Firm 45" })).rows[0]?.id ?? "";
    const masked = await customer(as("product"), address, stand);
    expect(masked.segments[1]).toMatchObject({ isIn: null, sentence: expect.stringContaining("may not see") });
    expect(JSON.stringify(masked)).not.toMatch(/K045|f45@|95\.0/);
    expect(JSON.stringify(await customer(as("analyst"), address, stand))).not.toMatch(/K045|f45@firm/);
  });

  test("no canary leaves the server for a role that may not see it", async () => {
    const analyst = JSON.stringify([
      await preview("analyst", larger),
      await customerList(as("analyst"), address, { limit: 60 }),
    ]);
    expect(analyst).not.toMatch(/f\d+@firm|"K0\d\d"/);
    const product = JSON.stringify([
      await preview("product", larger),
      await customerList(as("product"), address, { limit: 60 }),
    ]);
    expect(product).not.toMatch(/@firm|"K0\d\d"|"1?\d\d\.0000"/);
    const success = await customerList(as("success"), address, { limit: 60 });
    const others = JSON.stringify(success.rows.filter(({ id: one }) => one === null));
    expect(others).not.toMatch(/f\d+@firm|"K0\d\d"|"1?\d\d\.0000"/);
  });
});

function trade(value: string) {
  return { kind: "column", column: "customers.Trade", test: { op: "isOneOf", values: [value] } } satisfies PlainRule;
}

function employees(asked: RuleTest): PlainRule {
  return { kind: "column", column: "customers.Employees", test: asked };
}

function id(value: string): PlainRule {
  return { kind: "column", column: "customers.customer_id", test: { op: "isOneOf", values: [value] } };
}

const paid: PlainRule = { kind: "column", column: "customers.monthly_revenue", test: { op: "atLeast", value: "90" } };

async function addStudios(admin: Actor, owner: string): Promise<void> {
  const lines = Array.from({ length: 60 }, (_, n) => {
    const facts = [n < 40 ? "studio" : "shop", n % 10, `${50 + n}.00`, n % 3 === 0 ? "yes" : "no"];
    return [
      `K${String(n).padStart(3, "0")}`,
      `Firm ${n}`,
      `f${n}@firm.example`,
      n % 10 === 0 ? owner : "x@y.example",
      ...facts,
    ].join();
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
