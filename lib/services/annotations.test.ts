import { beforeAll, expect, test } from "vitest";
import { newAnnotationSchema } from "@/lib/domain/annotation";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { annotations, deleteAnnotation, rewriteAnnotation, writeAnnotation } from "./annotations";
import { publishDraft } from "./segment-publishing";
import { addNewSegment } from "./segments";

withDatabases("annotations", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
    await addNewSegment(team.as("admin"), { name: "Large", dataset: "mills", rule: staff(50) });
    await publishDraft(team.as("admin"), "large", { revision: 1, note: null });
  });

  test("charts show what was written of all, of the dataset and of the segments drawn; versions and definitions enter by themselves", async () => {
    const [analyst, sales] = [team.as("analyst"), team.as("sales")];
    const at = (day: string, text: string) => ({ day, text, tag: null });
    const ofSegment = { ...at("2020-01-03", "New plan"), scope: { kind: "segment", segment: "large" } } as const;
    await writeAnnotation(analyst, { ...at("2020-01-02", "Prices up"), scope: { kind: "workspace" } });
    await writeAnnotation(analyst, { ...at("2020-01-01", "New source"), scope: { kind: "dataset", dataset: "mills" } });
    const { id } = await writeAnnotation(analyst, ofSegment);
    const texts = async (segments: string[]) =>
      (await annotations(sales, { dataset: "mills", segments })).map(({ text }) => text);
    expect((await texts([])).slice(0, 2)).toEqual(["New source", "Prices up"]);
    expect(await texts([])).not.toContain("New plan");
    expect((await texts(["large@1"])).slice(0, 3)).toEqual(["New source", "Prices up", "New plan"]);
    const all = await annotations(sales, { dataset: "mills", segments: ["large"] });
    expect(all.filter(({ source }) => source === "data")).toHaveLength(2);
    expect(all.filter(({ source }) => source === "definition").map(({ text }) => text)).toEqual([
      "Definition 1 was published",
    ]);
    await expect(writeAnnotation(sales, ofSegment)).rejects.toMatchObject({ code: "forbidden" });
    await rewriteAnnotation(team.as("product"), id, { ...ofSegment, text: "Newer plan", tag: "pricing" });
    expect((await annotations(sales, { dataset: "mills", segments: ["large"] }))[2]).toMatchObject({
      text: "Newer plan",
      tag: "pricing",
      of: "Large",
    });
    await deleteAnnotation(team.as("success"), id);
    expect(await texts(["large"])).not.toContain("Newer plan");
  });

  test("another workspace finds neither the annotation nor what it stands on", async () => {
    const stranger = team.as("stranger");
    const scope = { kind: "workspace" } as const;
    const { id } = await writeAnnotation(team.as("analyst"), { day: "2021-01-01", text: "ours", tag: null, scope });
    for (const call of [
      () => annotations(stranger, { dataset: "mills", segments: [] }),
      () => deleteAnnotation(stranger, id),
      () => rewriteAnnotation(stranger, id, { day: "2021-01-01", text: "x", tag: null, scope }),
      () =>
        writeAnnotation(stranger, {
          day: "2021-01-01",
          text: "x",
          tag: null,
          scope: { kind: "dataset", dataset: "mills" },
        }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "notFound" });
  });

  test("days that are none, empty words and long ones are refused", () => {
    const good = { day: "2026-01-31", text: "Prices up", tag: null, scope: { kind: "workspace" } };
    expect(newAnnotationSchema.parse(good).tag).toBeNull();
    for (const bad of [
      { day: "2026-02-30" },
      { day: "0001-01-01" },
      { text: " " },
      { text: "x".repeat(301) },
      { tag: "" },
      { tag: "x".repeat(31) },
    ])
      expect(newAnnotationSchema.safeParse({ ...good, ...bad }).success).toBe(false);
  });
});
