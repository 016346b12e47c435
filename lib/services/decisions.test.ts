import { beforeAll, expect, test } from "vitest";
import { datasetBySlug } from "@/lib/store/datasets";
import { storeCafes } from "@/lib/testing/cafes";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, type Team } from "@/lib/testing/mills";
import { atLeast, leftOf, paperDecision, storeMorePaper, storePaper } from "@/lib/testing/paper-mills";
import { addNewDecision, proposeDraft } from "./decision-drafts";
import { frozenEvidence } from "./decision-evidence";
import { decisionSheet } from "./decision-sheet";
import { answer, review, take } from "./decision-steps";
import { decision } from "./decision-views";
import { saveSegmentDraft } from "./segment-drafts";
import { publishDraft } from "./segment-publishing";
import { addNewSegment, setArchived } from "./segments";
import { addNewStakeholder, stakeholderRegister, writeBuyIn } from "./stakeholders";

withDatabases("decisions", () => {
  let team: Team;

  beforeAll(async () => {
    team = await newTeam();
    // Of the 50 large customers 10 have left, of all 100 it is 30.
    await storePaper(team.as("admin"), (n) => n < 20 || n >= 90);
  });

  test("opened after two more versions and another definition, it shows the old numbers and today's beside them", async () => {
    const [product, executive, admin] = [team.as("product"), team.as("executive"), team.as("admin")];
    const draft = await addNewDecision(
      product,
      paperDecision({ owner: product.userId, approvers: [executive.userId] }),
    );
    expect(draft.figures.map(({ label, since }) => [label, since.was, since.today?.value])).toEqual([
      ["Churned share of Large", null, 0.2],
      ["Churned share, all customers", null, 0.3],
    ]);
    const { id } = draft.head;
    const proposed = await proposeDraft(product, id, draft.revision);
    expect(proposed.frozen).toEqual({ version: 1, asOf: null, newest: 1 });
    await answer(executive, id, { answer: "approved", words: null });
    await take(executive, id, { option: 0, why: "They stay longer." });

    await storeMorePaper(admin, (n) => n < 20 || n >= 90);
    // Now 40 of the 60 that have 40 staff and more have left, of all 40.
    await storeMorePaper(admin, (n) => n >= 60);
    await saveSegmentDraft(admin, "large", { rule: atLeast(40), revision: null });
    await publishDraft(admin, "large", { revision: 1, note: null });
    const later = await decision(executive, id);
    expect(later.frozen).toEqual({ version: 1, asOf: null, newest: 3 });
    const [large, all] = later.figures;
    expect(large?.since).toMatchObject({
      was: { value: 0.2, n: 50, datasetVersion: 1 },
      today: { value: 40 / 60, n: 60, datasetVersion: 3 },
      todayAt: { ...leftOf("large@2"), version: 3 },
      isReal: true,
    });
    expect(large?.since.sentence).toMatch(
      /^Was 20.%, 11 to 33 on version 1 of the data: the change is more than chance does\.$/,
    );
    expect(all?.since).toMatchObject({ was: { value: 0.3 }, today: { value: 0.4 }, isReal: false });
    expect(later.segments).toMatchObject([
      {
        name: "Large",
        was: { definition: 1, sentence: "Staff is 50 or more" },
        today: { definition: 2, sentence: "Staff is 40 or more" },
        size: { was: { value: 50 }, today: { value: 60 } },
        notices: ["Large has another definition by now, number 2; today’s numbers are by that one."],
      },
    ]);
    const reviewed = await review(product, id, { outcome: "wrong", words: "They left.", next: null });
    expect(reviewed.reviews[0]).toMatchObject({
      outcome: "wrong",
      was: expect.stringContaining("20"),
      isNow: expect.stringContaining("67"),
    });

    await setArchived(admin, "large", true);
    expect((await decision(executive, id)).segments[0]?.notices[0]).toBe(
      "Large is archived by now. The frozen numbers stay as they were.",
    );
    expect((await decision(executive, id)).figures[0]?.since.was?.value).toBe(0.2);
    await setArchived(admin, "large", false);
    await saveSegmentDraft(admin, "large", { rule: atLeast(1000), revision: null });
    await publishDraft(admin, "large", { revision: 1, note: null });
    const empty = await decision(admin, id);
    expect(empty.segments[0]).toMatchObject({
      size: { was: { value: 50 } },
      notices: expect.arrayContaining([
        "Nobody is in Large on version 3 of the data. The frozen numbers stay as they were.",
      ]),
    });
    expect(empty.figures[0]?.since.was?.value).toBe(0.2);
  });

  test("a number of many rows is no evidence where fewer than 5 customers have them", async () => {
    const admin = team.as("admin");
    await storeCafes(admin, admin.email);
    const published = async (name: string, least: number) => {
      const test = { op: "atMost", value: least } as const;
      const rule = { kind: "column", column: "customers.monthly_revenue", test } as const;
      await addNewSegment(admin, { name, dataset: "cafes", rule });
      await publishDraft(admin, name.toLowerCase(), { revision: 1, note: null });
    };
    // Cafés 0 to 3 have 15 tickets, 0 to 4 have 17.
    await published("Four", 103);
    await published("Five", 104.5);
    const { id: datasetId } = await datasetBySlug(admin.scope, "cafes");
    const { dataset: _, ...content } = paperDecision({ owner: admin.userId, approvers: [] });
    const freeze = (group: string) => {
      const metric = { dataset: "cafes", version: 2, metric: "first_response_median", by: "segments", group };
      const asked = { ...content, segments: [], figures: [metric], success: null };
      return frozenEvidence(admin, { datasetSlug: "cafes", datasetId }, asked);
    };
    await expect(freeze("four@1")).rejects.toMatchObject({
      sentence: expect.stringMatching(/^“.* of Four” cannot be frozen: It stands on fewer than 5 customers, /),
    });
    // Two tickets each, three more of café 1 and four more of café 2.
    expect((await freeze("five@1")).frozen.figures[0]?.reading.n).toBe(17);
    const offered = (await decisionSheet(admin, "cafes")).figures.map(({ segment, figures }) => [
      segment,
      figures.some(({ address }) => address.metric === "first_response_median"),
    ]);
    expect(offered).toEqual([
      ["four", false],
      ["five", true],
      [null, true],
    ]);
  });

  test("the register tells the latest word on each step by its day, and every word before it", async () => {
    const product = team.as("product");
    const person = { kind: "outside", name: "Ada Miller" } as const;
    const facts = { person, role: "", team: "sales", stake: "", needs: "" } as const;
    const [{ id } = { id: "" }] = (await addNewStakeholder(product, facts)).stakeholders;
    const words = [
      ["against", "2026-03-01"],
      ["champion", "2026-05-01"],
      ["neutral", "2026-04-01"],
    ] as const;
    for (const [buyIn, on] of words) await writeBuyIn(product, id, { step: "analyse", buyIn, on, note: `Of ${on}` });
    const [ada] = (await stakeholderRegister(team.as("success"))).stakeholders;
    expect(ada?.steps).toMatchObject([{ step: "analyse", buyIn: "champion", on: "2026-05-01" }]);
    expect(ada?.history.map(({ buyIn, note }) => [buyIn, note])).toEqual([
      ["champion", "Of 2026-05-01"],
      ["neutral", "Of 2026-04-01"],
      ["against", "Of 2026-03-01"],
    ]);
    await expect(stakeholderRegister(team.as("sales"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
