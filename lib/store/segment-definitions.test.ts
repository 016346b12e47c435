import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Rule } from "@/lib/domain/rule";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { ask } from "./database";
import { addDataset } from "./datasets";
import { definition, publishDefinition } from "./segment-definitions";
import { addSegment } from "./segments";

withDatabases("published definitions", () => {
  test("no statement changes or deletes one", async () => {
    const { scope, userId } = await newActor();
    const dataset = await addDataset(scope, { name: "Mills", createdBy: userId });
    const segment = await addSegment(scope, {
      datasetId: dataset.id,
      name: "For ever",
      stance: null,
      ownerId: null,
      parentId: null,
      origin: null,
      createdBy: userId,
    });
    const rule: Rule = { kind: "all", rules: [] };
    await publishDefinition(scope, {
      segmentId: segment.id,
      rule,
      sentence: "Every customer",
      note: null,
      change: [],
      restoredFrom: null,
      datasetVersionId: null,
      customers: null,
      references: [],
      publishedBy: userId,
      fromRevision: null,
      after: null,
    });
    for (const statement of [
      sql`update segment_versions set note = 'changed'`,
      sql`delete from segment_versions`,
      sql`truncate segment_versions cascade`,
    ])
      await expect(ask((db) => db.execute(statement))).rejects.toThrow();
    expect(await definition(scope, segment.id, 1)).toMatchObject({ number: 1, rule, note: null });
  });
});
