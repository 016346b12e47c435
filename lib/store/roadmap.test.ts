import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test, vi } from "vitest";
import type { WrittenItem } from "@/lib/domain/roadmap";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { addDataset } from "./datasets";
import { addRoadmapItems, listRoadmapItems, replaceRoadmapItems } from "./roadmap";

withDatabases("roadmap items", () => {
  test("a roadmap takes the place of one of the same titles in few statements; what keeps its title keeps its id", async () => {
    const actor = await newActor();
    const other = await newMember(actor.workspace, { jobRole: "product", level: "editor" });
    const dataset = await addDataset(actor.scope, { name: "Inns", createdBy: actor.userId });
    const kept = await addDataset(actor.scope, { name: "Barns", createdBy: actor.userId });
    const titles = Array.from({ length: 501 }, (_, n) => `Item ${n}`);
    const by = (datasetId: string, { userId } = actor) => ({ datasetId, createdBy: userId });
    await addRoadmapItems(actor.scope, [item("Item 0", 1, ["Halls"])], by(kept.id));
    const first = [...titles, "Item 500", "Gone"].map((title) => item(title, 1, ["Halls", "Yards"]));
    await addRoadmapItems(actor.scope, first, by(dataset.id));
    const before = await listRoadmapItems(actor.scope, dataset.id);

    const statements = vi.spyOn(PgDialect.prototype, "sqlToQuery");
    const second = [...titles, "New"].map((title) => item(title, 2, ["Mills"]));
    await replaceRoadmapItems(actor.scope, second, by(dataset.id, other));
    // What is there with its ties, what is gone, two times ties, items and new ties, then the new item: its count, itself, its tie.
    expect(statements.mock.calls.length).toBeLessThanOrEqual(12);
    statements.mockRestore();

    const after = await listRoadmapItems(actor.scope, dataset.id);
    expect(after.map(({ title }) => title).sort()).toEqual([...titles, "New"].sort());
    const was = new Map(before.map((one) => [one.id, one]));
    for (const one of after) {
      expect(one).toMatchObject({ effort: 2, ties: [{ segmentName: "Mills" }] });
      const old = was.get(one.id);
      expect(old?.title).toBe(one.title === "New" ? undefined : one.title);
      expect(one.createdBy).toBe(one.title === "New" ? other.userId : actor.userId);
      if (old) expect(one.createdAt).toBe(old.createdAt);
    }
    expect(await listRoadmapItems(actor.scope, kept.id)).toMatchObject([
      { effort: 1, ties: [{ segmentName: "Halls" }] },
    ]);
  });
});

function item(title: string, effort: number, segments: readonly string[]): WrittenItem {
  const none = { segmentId: null, problem: null, metric: null, expected: null, evidence: null, link: null };
  return {
    ...{
      title,
      effort,
      problem: null,
      status: "idea",
      quarter: null,
      ownerId: null,
      ownerName: null,
      shippedOn: null,
      themes: [],
    },
    ties: segments.map((segmentName) => ({ ...none, segmentName, figure: null, baseline: null })),
  };
}
