import { beforeAll, expect, test } from "vitest";
import { type ArtefactSave, type BattleCardWords, unwritten } from "@/lib/domain/artefact";
import type { FigureReading, FigureSince } from "@/lib/domain/figure";
import type { Rule } from "@/lib/domain/rule";
import { datasetBySlug } from "@/lib/store/datasets";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, type Team } from "@/lib/testing/mills";
import { addCustomersVersion, storeCustomers } from "@/lib/testing/stored-customers";
import { changeSentence, confirmArtefact, shareChange } from "./artefact-state";
import { artefacts, saveArtefact } from "./artefacts";
import { publishDraft } from "./segment-publishing";
import { addNewSegment, setArchived } from "./segments";
import { staleArtefacts } from "./stale-artefacts";

const headers = {
  ID: { field: "customer_id", type: "text" },
  Region: { field: null, type: "text" },
  MRR: { field: "monthly_revenue", type: "money" },
  Left: { field: "churned", type: "yesNo" },
} as const;

/** 1,000 boats, half of them of the coast; of each region the first so many have left. */
function boats(leftOfCoast: number, leftOfHills: number): string {
  const rows = Array.from({ length: 1000 }, (_, n) => {
    const [region, place, left] = n < 500 ? ["Coast", n, leftOfCoast] : ["Hills", n - 500, leftOfHills];
    return `B${n},${region},${10 + (n % 7)}.00,${Number(place) < Number(left) ? "yes" : "no"}`;
  });
  return ["ID,Region,MRR,Left", ...rows, ""].join("\n");
}

const ofRegion = (value: string): Rule => ({
  kind: "column",
  column: "customers.Region",
  test: { op: "isOneOf", values: [value] },
});

const card: BattleCardWords = { ...unwritten.battleCard, recognise: ["They own a boat"] };
const first: ArtefactSave = { part: "battleCard", revision: null, words: card };

withDatabases("artefacts of segments", () => {
  let team: Team;

  beforeAll(async () => {
    team = await newTeam();
    await storeCustomers(team.as("admin"), { name: "Boats", texts: [boats(50, 100)], headers });
    for (const name of ["Coast", "Hills"]) {
      await addNewSegment(team.as("admin"), { name, dataset: "boats", rule: ofRegion(name) });
      await publishDraft(team.as("admin"), name.toLowerCase(), { revision: 1, note: null });
    }
  });

  test("each part is saved on its own; a save that started from an older one is a conflict", async () => {
    const saved = await saveArtefact(team.as("product"), "coast", first);
    expect(saved.battleCard).toMatchObject({ words: card, revision: 1, updatedBy: "Robin Vale" });
    expect(saved.onePager).toMatchObject({ words: unwritten.onePager, revision: null });
    await expect(saveArtefact(team.as("analyst"), "coast", first)).rejects.toMatchObject({ code: "conflict" });
    const second = { ...first, revision: 1, words: { ...card, stop: ["No boat"] } };
    expect((await saveArtefact(team.as("analyst"), "coast", second)).battleCard.revision).toBe(2);
  });

  test("success writes the part on service alone; others read, strangers find nothing", async () => {
    const service: ArtefactSave = { part: "service", revision: null, words: { promises: ["An answer in an hour"] } };
    expect((await saveArtefact(team.as("success"), "coast", service)).service.revision).toBe(1);
    await expect(saveArtefact(team.as("success"), "coast", { ...first, revision: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const name of ["executive", "sales", "marketing", "contributor"] as const) {
      await expect(saveArtefact(team.as(name), "coast", first)).rejects.toMatchObject({ code: "forbidden" });
      await expect(confirmArtefact(team.as(name), "coast", "one-pager")).rejects.toMatchObject({ code: "forbidden" });
      expect(await artefacts(team.as(name), "coast")).toMatchObject({ mayWrite: [], service: { revision: 1 } });
    }
    await expect(confirmArtefact(team.as("success"), "coast", "one-pager")).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await artefacts(team.as("success"), "coast")).mayWrite).toEqual(["service"]);
    await expect(artefacts(team.as("stranger"), "coast")).rejects.toMatchObject({ code: "notFound" });
  });

  test("stale where a number has really changed, with which and how; a change that chance makes leaves it fresh", async () => {
    for (const slug of ["coast", "hills"]) await confirmArtefact(team.as("product"), slug, "one-pager");
    expect((await artefacts(team.as("sales"), "coast")).states).toMatchObject([
      { kind: "one-pager", isStale: false, datasetVersion: 1, definition: 1, confirmedBy: "Robin Vale" },
      // Its words were saved by the analyst last, and stand on the numbers of that day.
      { kind: "battle-card", isStale: false, datasetVersion: 1, confirmedBy: team.as("analyst").name },
    ]);
    const { id } = await datasetBySlug(team.as("admin").scope, "boats");
    // Coast 50 to 100 of 500: z = 0.1 / 0.0224 = 4.5. Hills 100 to 105 of 500: z = 0.4.
    await addCustomersVersion(team.as("admin"), id, { text: boats(100, 105), headers });
    const coast = await artefacts(team.as("sales"), "coast", ["one-pager"]);
    expect(coast.states[0]).toMatchObject({ isStale: true, datasetVersion: 1 });
    expect(coast.states[0]?.changes.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Churned share is 20\s%, 17 to 24; it was 10\s%, 8 to 13\.$/),
    ]);
    expect((await artefacts(team.as("sales"), "hills", ["one-pager"])).states[0]).toMatchObject({
      isStale: false,
      changes: [],
    });
    const stale = async () =>
      (await staleArtefacts(team.as("sales"), "boats")).map(({ segment, kind }) => `${segment.slug} ${kind}`).sort();
    expect(await stale()).toEqual(["coast battle-card", "coast one-pager"]);
    await confirmArtefact(team.as("product"), "coast", "one-pager");
    expect((await artefacts(team.as("sales"), "coast", ["one-pager"])).states[0]).toMatchObject({
      isStale: false,
      datasetVersion: 2,
    });
    expect(await stale()).toEqual(["coast battle-card"]);
    await saveArtefact(team.as("product"), "coast", { ...first, revision: 2 });
    expect(await stale()).toEqual([]);
  });

  test("of an archived segment the artefacts stay to be read, and nothing new is written", async () => {
    await setArchived(team.as("admin"), "hills", true);
    await expect(saveArtefact(team.as("product"), "hills", first)).rejects.toMatchObject({ code: "invalid" });
    await expect(confirmArtefact(team.as("product"), "hills", "one-pager")).rejects.toMatchObject({ code: "invalid" });
    expect(await artefacts(team.as("analyst"), "hills")).toMatchObject({
      mayWrite: [],
      states: [{ definition: 1 }, {}],
    });
    await expect(artefacts(team.as("sales"), "hills")).rejects.toMatchObject({ code: "notFound" });
  });
});

test("a share of the base has changed where the step is more than chance: 500 to 600 of 1,000, not 500 to 510", () => {
  expect(shareChange({ count: 500, total: 1000 }, { count: 600, total: 1000 }, 3)).toMatch(
    /^Share of the base is 60\.0\s%; it was 50\.0\s% on version 3 of the data\.$/,
  );
  expect(shareChange({ count: 500, total: 1000 }, { count: 510, total: 1000 }, 3)).toBeNull();
  expect(shareChange({ count: 0, total: 1000 }, { count: 0, total: 900 }, 3)).toBeNull();
});

test("of a number that is defined in another way by now the definition is said to have changed", () => {
  const reading = (text: string, metricVersion: number) => ({ text, metricVersion }) as FigureReading;
  const since = (was: FigureReading, today: FigureReading) => ({ was, today }) as FigureSince;
  expect(changeSentence("NRR", since(reading("98\u202f%", 1), reading("91\u202f%", 2)))).toBe(
    "The definition of NRR has changed: it is 91\u202f%, and was 98\u202f% by the one before.",
  );
  expect(changeSentence("NRR", since(reading("98\u202f%", 2), reading("91\u202f%", 2)))).toBe(
    "NRR is 91\u202f%; it was 98\u202f%.",
  );
});
