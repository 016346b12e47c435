import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Rule } from "@/lib/domain/rule";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { publishedSegment } from "@/lib/testing/published-segment";
import { ask } from "./database";
import { addDataset } from "./datasets";
import { definition } from "./segment-definitions";
import { addSegment, changeSegment } from "./segments";

withDatabases("published definitions", () => {
  test("of two segments put under each other at once one goes, and two that are named alike at once get two names", async () => {
    const { scope, userId } = await newActor();
    const { id: datasetId } = await addDataset(scope, { name: "Inns", createdBy: userId });
    const none = { datasetId, stance: null, ownerId: null, parentId: null, origin: null, createdBy: userId };
    const [one, other] = [
      await addSegment(scope, { ...none, name: "One" }),
      await addSegment(scope, { ...none, name: "Other" }),
    ];
    const statuses = async (calls: readonly Promise<unknown>[]) =>
      (await Promise.allSettled(calls)).map(({ status }) => status).sort();
    const under = [
      changeSegment(scope, one.id, { parentId: other.id }),
      changeSegment(scope, other.id, { parentId: one.id }),
    ];
    expect(await statuses(under)).toEqual(["fulfilled", "rejected"]);
    const alike = [changeSegment(scope, one.id, { name: "Same" }), changeSegment(scope, other.id, { name: "Same" })];
    expect(await statuses(alike)).toEqual(["fulfilled", "rejected"]);
  });

  test("no statement changes or deletes one", async () => {
    const actor = await newActor();
    const { scope, userId } = actor;
    await addDataset(scope, { name: "Mills", createdBy: userId });
    const rule: Rule = { kind: "all", rules: [] };
    const id = await publishedSegment(actor, { dataset: "mills", name: "For ever", rule });
    for (const statement of [
      sql`update segment_versions set note = 'changed'`,
      sql`delete from segment_versions`,
      sql`truncate segment_versions cascade`,
    ])
      await expect(ask((db) => db.execute(statement))).rejects.toThrow();
    expect(await definition(scope, id, 1)).toMatchObject({ number: 1, rule, note: null });
  });
});
