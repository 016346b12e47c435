import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { Rule } from "@/lib/domain/rule";
import { newActor } from "@/lib/testing/company";
import { withEmbedded } from "@/lib/testing/databases";
import { type CustomersFile, storeCustomers } from "@/lib/testing/stored-customers";
import { segmentConfirmation } from "./segment-confirmation";
import { addNewSegment } from "./segments";

const headers: CustomersFile["headers"] = {
  ID: { field: "customer_id", type: "text" },
  Country: { field: null, type: "text" },
  Left: { field: "churned", type: "yesNo" },
};

/** Customers of a country with how many of them left; new ones have ids of their own. */
function lines(left: Readonly<Record<string, number>>, { each = 100, id = "" } = {}): string[] {
  return Object.entries(left).flatMap(([country, gone]) =>
    Array.from({ length: each }, (_, n) => `${country}${id}${n},${country},${n < gone ? 1 : 0}`),
  );
}

function text(...rows: readonly string[]): string {
  return ["ID,Country,Left", ...rows, ""].join("\n");
}

withEmbedded("found on this data", () => {
  let admin: Actor;

  beforeAll(async () => {
    admin = await newActor();
    const first = lines({ Norway: 20, Spain: 70, Peru: 40 });
    // Of the new ones Norway is lower again, Spain is level with the others, Peru turns round; together with the old ones Spain would be higher.
    const others = lines({ Norway: 10, Spain: 28, Peru: 30 }, { id: "new" });
    const few = lines({ Norway: 2, Spain: 7, Peru: 4 }, { each: 10, id: "new" });
    const three = lines({ Norway: 0, Spain: 1, Peru: 0 }, { each: 1, id: "new" });
    await storeCustomers(admin, { name: "One", texts: [text(...first)], headers });
    await storeCustomers(admin, { name: "Two", texts: [text(...first), text(...first, ...others)], headers });
    await storeCustomers(admin, { name: "Few", texts: [text(...first), text(...first, ...few)], headers });
    await storeCustomers(admin, { name: "Three", texts: [text(...first), text(...first, ...three)], headers });
    await storeCustomers(admin, { name: "Same", texts: [text(...first), text(...first)], headers });
    const { ID, ...unnamed } = headers;
    const nameless = text(...first).replace(/^[^,]*,/gm, "");
    await storeCustomers(admin, { name: "Nameless", texts: [nameless, nameless], headers: unnamed });
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
    expect(await save("one", "Norway", "lower")).toEqual({ state: "found", version: 1, sentence: null });
    expect(await save("two", "Chile", null)).toEqual({ state: "found", version: 1, sentence: null });
  });

  test("confirmed where customers who are new mark the same direction, not confirmed where they do not", async () => {
    expect(await save("two", "Norway", "lower")).toEqual({ state: "confirmed", version: 2, sentence: null });
    expect(await save("two", "Spain", "higher")).toEqual({ state: "notConfirmed", version: 2, sentence: null });
    expect(await save("two", "Peru", "lower")).toEqual({ state: "notConfirmed", version: 2, sentence: null });
  });

  test("too few new customers leave it as it was found, and say about how many are needed", async () => {
    // 20 of 100 against 110 of 200: the error of 0.35 is about 0.055, so 300 · (2.8 · 0.055 / 0.35)², some 60, would show it.
    const { sentence, ...few } = (await save("few", "Norway", "lower")) ?? {};
    expect(few).toEqual({ state: "found", version: 1 });
    const [, needed] =
      /^30 customers of version 2 are new since version 1; about (\d+) are needed/.exec(sentence ?? "") ?? [];
    expect(Number(needed)).toBeGreaterThan(50);
    expect(Number(needed)).toBeLessThan(70);
    expect((await save("three", "Norway", "lower"))?.sentence).toMatch(/^Fewer than 5 customers of version 2 are new/);
    expect(await save("same", "Norway", "lower")).toMatchObject({ state: "found", version: 1 });
  });

  test("without ids of its own a dataset cannot say who is new", async () => {
    expect(await save("nameless", "Norway", "lower")).toEqual({
      state: "found",
      version: 1,
      sentence: expect.stringMatching(/no customer ids of its own.*cannot be confirmed/),
    });
  });
});
