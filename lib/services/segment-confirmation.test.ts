import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { type CustomersFile, storeCustomers } from "@/lib/testing/stored-customers";
import { segmentConfirmation } from "./segment-confirmation";
import { addNewSegment } from "./segments";

const headers: CustomersFile["headers"] = {
  ID: { field: "customer_id", type: "text" },
  Country: { field: null, type: "text" },
  Left: { field: "churned", type: "yesNo" },
};

/** 100 customers in each country; how many of them left. */
function text(left: Readonly<Record<string, number>>): string {
  const lines = Object.entries(left).flatMap(([country, gone]) =>
    Array.from({ length: 100 }, (_, n) => `${country}${n},${country},${n < gone ? 1 : 0}`),
  );
  return ["ID,Country,Left", ...lines, ""].join("\n");
}

withDatabases("found on this data", () => {
  let admin: Actor;

  beforeAll(async () => {
    globalThis.tesseraEngine = undefined;
    admin = await newActor();
    const first = text({ Norway: 20, Spain: 50, Peru: 60 });
    // Norway is lower again, Spain is level with the others, Peru turns round.
    const second = text({ Norway: 10, Spain: 28, Peru: 30 });
    await storeCustomers(admin, { name: "One", texts: [first], headers });
    await storeCustomers(admin, { name: "Two", texts: [first, second], headers });
  });

  afterAll(async () => {
    await globalThis.tesseraEngine?.close();
    globalThis.tesseraEngine = undefined;
  });

  const save = async (dataset: string, country: string, mark: "higher" | "lower" | null) => {
    const rule: Rule = { kind: "column", column: "customers.Country", test: { op: "isOneOf", values: [country] } };
    const origin = {
      kind: "group" as const,
      words: `Country: ${country}`,
      href: null,
      datasetVersion: 1,
      metric: mark && "churned_share",
      mark,
    };
    const { slug } = await addNewSegment(admin, { name: `${country} in ${dataset}`, dataset, rule, origin });
    return await segmentConfirmation(admin, slug);
  };

  test("found while there is no newer version, and where nothing stood out that could be seen again", async () => {
    expect(await save("one", "Norway", "lower")).toEqual({ state: "found", version: 1 });
    expect(await save("two", "Chile", null)).toEqual({ state: "found", version: 1 });
  });

  test("confirmed where the newer version marks the same direction, not confirmed where it does not", async () => {
    expect(await save("two", "Norway", "lower")).toEqual({ state: "confirmed", version: 2 });
    expect(await save("two", "Spain", "higher")).toEqual({ state: "notConfirmed", version: 2 });
    expect(await save("two", "Peru", "lower")).toEqual({ state: "notConfirmed", version: 2 });
  });
});
