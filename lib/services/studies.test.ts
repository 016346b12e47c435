import { beforeAll, expect, test } from "vitest";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { NewHypothesis } from "@/lib/domain/hypothesis";
import { emptyMarket } from "@/lib/domain/market";
import { emptySettings } from "@/lib/domain/priority-settings";
import type { NewStudy } from "@/lib/domain/study";
import { pickCounter } from "@/lib/domain/study-words";
import { hypothesisById, moveHypothesis, retireHypothesis } from "@/lib/store/hypotheses";
import { saveMarket } from "@/lib/store/priorities";
import { segmentBySlug } from "@/lib/store/segments";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, staff, storeMills, storeMillsOnceMore, type Team } from "@/lib/testing/mills";
import { paperDecision } from "@/lib/testing/paper-mills";
import { addNewDecision, proposeDraft } from "./decision-drafts";
import { answer, take } from "./decision-steps";
import { addNewHypothesis, changeHypothesisClaim, replaceHypothesis, retire, reveal, signOverride } from "./hypotheses";
import { hypothesisPage } from "./hypothesis-page";
import { writePrioritySettings } from "./priority-settings";
import { studiesDue } from "./reviews-waiting";
import { saveSegmentDraft } from "./segment-drafts";
import { publishDraft } from "./segment-publishing";
import { segmentVerdicts } from "./segment-verdicts";
import { addNewSegment, segment, setArchived } from "./segments";
import { addNewStakeholder } from "./stakeholders";
import { addNewStudy, changeStudyFacts, openStudy, studies } from "./studies";
import { moveToStage, studyBoard } from "./study-board";
import { startOfPick } from "./study-picks";
import { reviewStudy } from "./study-review";

const wanted: NewStudy = {
  dataset: "mills",
  name: "Keep the mills",
  goal: "Lose fewer mills",
  businessModel: "subscription",
  successMetric: "churned_share",
  target: 0.1,
  targetDate: "2027-06-30",
  owner: null,
};

/** 50 to 99 staff: none of 50 left, against 20 of the 50 others. */
const stays: NewHypothesis = {
  segment: "large",
  metric: "churned_share",
  direction: "lower",
  comparison: "rest",
  smallestEffect: 0.02,
  guess: -0.2,
  why: null,
};

withDatabases("studies and their hypotheses", () => {
  let team: Team;
  beforeAll(async () => {
    team = await newTeam();
    await storeMills(team.as("admin"));
    await published("Large", 50);
    await published("Middling", 40);
    await published("Huge", 96);
  });

  const published = async (name: string, least: number) => {
    const { slug } = await addNewSegment(team.as("admin"), { name, dataset: "mills", rule: staff(least) });
    await publishDraft(team.as("admin"), slug, { revision: 1, note: null });
  };
  const begin = async () => (await addNewStudy(team.as("product"), wanted)).id;
  const add = (study: string, change: Partial<NewHypothesis> = {}) =>
    addNewHypothesis(team.as("product"), study, { ...stays, ...change });
  const addShown = async (study: string, change: Partial<NewHypothesis> = {}) =>
    await reveal(team.as("product"), (await add(study, change)).id);
  const writtenMarket = async (slug: string) => {
    const { scope, userId } = team.as("admin");
    const { id: segmentId } = await segmentBySlug(scope, slug);
    const size = {
      range: { low: 100, base: 200, high: 300 },
      unit: "companies",
      source: "A list of mills",
      asOf: "2026-01-31",
    };
    await saveMarket(scope, { segmentId, market: { ...emptyMarket, size }, revision: 0, savedBy: userId });
  };
  const named = () =>
    addNewStakeholder(team.as("admin"), {
      person: { kind: "outside", name: "Ada Miller" },
      role: "Head of mills",
      team: "leadership",
      stake: "Fewer mills to look after",
      needs: "A list of them",
    });
  const newData = () => storeMillsOnceMore(team.as("admin"));

  /** The board counts a pick as made once a decision about it is taken; the decision begins with the claim and its number. */
  const picksAreDecided = async (study: string, id: string) => {
    const [product, executive] = [team.as("product"), team.as("executive")];
    const picked = async (who: Actor) => {
      const { cards } = await studyBoard(who, study);
      const card = cards.find(({ hypothesis }) => hypothesis.id === id);
      return [pickCounter(cards, may(who, "decisions.read")).words, card?.decision?.status ?? null];
    };
    expect(await picked(product)).toEqual(["One is picked, and no decision records it yet", null]);
    expect(await picked(team.as("sales"))).toEqual(["One is picked", null]);
    const { question, text, figure, ...about } = await startOfPick(product, id);
    expect(about).toEqual({ dataset: "mills", segment: "large" });
    expect(text.words).toMatch(
      /^Claim: Large: churned share lower than the rest by 2 points or more\. Verdict of look 1, on version \d+ of the data: supported\.$/,
    );
    expect(figure?.since.today).toMatchObject({ value: 0, n: 50 });
    const { dataset: _, ...paper } = paperDecision({ owner: product.userId, approvers: [executive.userId] });
    const written = { ...paper, dataset: "mills", question, texts: [text], figures: figure ? [figure.address] : [] };
    const { head, revision } = await addNewDecision(product, { ...written, success: null });
    expect(await picked(product)).toEqual(["One is picked, and its decision is a draft", "draft"]);
    expect(await picked(executive)).toEqual(["One is picked, and no decision records it yet", null]);
    await proposeDraft(product, head.id, revision);
    expect(await picked(executive)).toEqual(["One is picked, and its decision waits for answers", "proposed"]);
    await answer(executive, head.id, { answer: "approved", words: null });
    await take(executive, head.id, { option: 0, why: "They stay longer." });
    expect(await picked(product)).toEqual(["The pick is made: its decision is taken", "taken"]);
  };

  test("a study is one of an open dataset, and the newest open one comes first", async () => {
    const study = await addNewStudy(team.as("analyst"), { ...wanted, nextReview: "2026-01-31" });
    expect(study).toMatchObject({ isDue: true, successMetric: { name: "Churned share" }, closedAt: null });
    expect((await openStudy(team.as("sales"), "mills"))?.id).toBe(study.id);
    // 20 of 100 have left; Wilson’s interval is 13.3 to 28.9.
    const { successToday } = await studyBoard(team.as("executive"), study.id);
    expect(successToday?.replaceAll(/\s/g, " ")).toBe("20 %, 13 to 29");
    for (const name of ["executive", "product", "analyst"] as const)
      expect(await studiesDue(team.as(name)), name).toMatchObject([{ id: study.id }]);
    expect(await studiesDue(team.as("sales"))).toEqual([]);
    await expect(addNewStudy(team.as("success"), wanted)).rejects.toMatchObject({ code: "forbidden" });
    await expect(addNewStudy(team.as("admin"), { ...wanted, successMetric: "luck" })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(addNewStudy(team.as("admin"), { ...wanted, owner: "nobody" })).rejects.toMatchObject({
      code: "invalid",
    });
    await changeStudyFacts(team.as("analyst"), study.id, { closed: true });
    expect(await openStudy(team.as("sales"), "mills")).toBeNull();
    expect(await studiesDue(team.as("product"))).toEqual([]);
    await expect(add(study.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(changeStudyFacts(team.as("analyst"), study.id, { name: "Other" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await studies(team.as("executive"))).map(({ id }) => id)).toContain(study.id);
    await expect(studyBoard(team.as("stranger"), study.id)).rejects.toMatchObject({ code: "notFound" });
  });

  test("before the reveal there is no number of the claim anywhere; the reveal asks for a guess", async () => {
    const study = await begin();
    const { id } = await add(study, { guess: null });
    const page = await hypothesisPage(team.as("product"), id);
    expect(page).toMatchObject({ now: null, looks: [], hypothesis: { state: "proposed", latest: null } });
    expect(page.hypothesis.sentence).toBe("churned share lower than the rest by 2 points or more");
    // Of churn nothing is told: neither the 0 nor the 40 % nor what lies between.
    expect(JSON.stringify(await studyBoard(team.as("product"), study))).not.toMatch(/0\.4|"value"|"estimate"/);
    await expect(reveal(team.as("product"), id)).rejects.toMatchObject({ code: "conflict" });
    await changeHypothesisClaim(team.as("product"), id, { guess: -0.3, smallestEffect: 0.05 });
    await expect(reveal(team.as("success"), id)).rejects.toMatchObject({ code: "forbidden" });
    await reveal(team.as("product"), id);
    const shown = await hypothesisPage(team.as("sales"), id);
    expect(shown.hypothesis).toMatchObject({ state: "testing", smallestEffect: 0.05, guess: -0.3 });
    expect(shown.now?.estimate).toMatchObject({ value: 0, n: 50, difference: { value: -0.4, alpha: 0.05 } });
  });

  test("a review spends one look of each hypothesis, on data that are new", async () => {
    const study = await begin();
    await expect(reviewStudy(team.as("product"), study)).rejects.toMatchObject({ code: "conflict" });
    const { id } = await addShown(study);
    const { id: small } = await addShown(study, { segment: "huge" });
    const { id: unseen } = await add(study, { segment: "middling" });
    await expect(reviewStudy(team.as("executive"), study)).rejects.toMatchObject({ code: "forbidden" });
    await reviewStudy(team.as("product"), study);
    const { hypothesis, looks } = await hypothesisPage(team.as("executive"), id);
    expect(hypothesis.state).toBe("supported");
    // The four largest have too few expected cases, so the family is one: 0.05/(1·2) at the first look.
    expect(looks).toMatchObject([
      {
        number: 1,
        verdict: "supported",
        value: 0,
        customers: 50,
        difference: { value: -0.4, alpha: 0.025 },
        family: { m: 1, selected: 1 },
      },
    ]);
    expect((await hypothesisPage(team.as("admin"), small)).looks).toMatchObject([
      { verdict: "notEnough", reason: "fewExpected", customers: 4, difference: null },
    ]);
    expect((await hypothesisPage(team.as("executive"), small)).looks).toMatchObject([
      { verdict: "notEnough", value: null, customers: null, n: null },
    ]);
    expect((await hypothesisPage(team.as("admin"), unseen)).looks).toEqual([]);
    await expect(reviewStudy(team.as("product"), study)).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringContaining("needs a newer one"),
    });
    await newData();
    expect((await studyBoard(team.as("product"), study)).dueLooks).toBe(2);
    await reviewStudy(team.as("product"), study);
    const again = (await hypothesisPage(team.as("admin"), id)).looks;
    expect(again.map(({ number, alpha }) => [number, alpha])).toEqual([
      [1, 0.025],
      [2, 0.05 / 6],
    ]);
    const verdicts = await segmentVerdicts(team.as("sales"), "mills");
    expect(verdicts.find(({ hypothesis: one }) => one === id)).toMatchObject({
      segment: "large",
      word: "supported",
      look: 2,
      metric: "churned_share",
    });
  });

  test("an override is signed, stands beside the computed verdict and lasts until the next look", async () => {
    const study = await begin();
    const { id } = await addShown(study);
    const no = { verdict: "notSupported", note: "Two of them left in June, after the file was made." } as const;
    await expect(signOverride(team.as("product"), id, no)).rejects.toMatchObject({ code: "conflict" });
    await reviewStudy(team.as("product"), study);
    await expect(signOverride(team.as("executive"), id, no)).rejects.toMatchObject({ code: "forbidden" });
    await expect(signOverride(team.as("product"), id, { ...no, verdict: "supported" })).rejects.toMatchObject({
      code: "conflict",
    });
    const signed = await signOverride(team.as("product"), id, no);
    expect(signed).toMatchObject({
      state: "supported",
      latest: { verdict: "supported" },
      override: { verdict: "notSupported", note: no.note, by: "Robin Vale" },
    });
    const back = await signOverride(team.as("analyst"), id, { verdict: null, note: "They came back." });
    expect(back.override).toBeNull();
    expect((await hypothesisPage(team.as("admin"), id)).overrides).toHaveLength(2);
  });

  test("another claim is another hypothesis: the old one retires with the reason and stays", async () => {
    const { scope } = team.as("admin");
    const study = await begin();
    const { id } = await addShown(study);
    await reviewStudy(team.as("product"), study);
    const { segment: _, ...claim } = stays;
    const next = await replaceHypothesis(team.as("product"), id, {
      ...claim,
      smallestEffect: 0.1,
      reason: "Two is little.",
    });
    expect(next).toMatchObject({
      state: "proposed",
      stage: "measure",
      smallestEffect: 0.1,
      predecessor: { id, wasRevealed: true },
      latest: null,
    });
    for (const change of [{ metric: "arpu" }, { direction: "higher" }, { smallestEffect: 0.3 }, { guess: 0 }] as const)
      await expect(changeHypothesisClaim(team.as("admin"), id, change)).rejects.toMatchObject({ code: "conflict" });
    const old = await hypothesisPage(team.as("product"), id);
    expect(old.hypothesis).toMatchObject({
      state: "retired",
      retired: { reason: "Two is little." },
      successor: next.id,
      latest: { verdict: "supported" },
    });
    await expect(retire(team.as("product"), id, "again")).rejects.toMatchObject({ code: "conflict" });
    await expect(moveHypothesis(scope, id, { from: "measure", to: "analyse" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(retireHypothesis(scope, id, { by: "x", reason: "y" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a new definition of the segment starts the claim over; one that nobody saw goes with it", async () => {
    const study = await begin();
    await published("Ageing", 55);
    const { id: seen } = await addShown(study, { segment: "ageing" });
    const { id: unseen } = await add(study, { segment: "ageing", metric: "arpu", direction: "higher" });
    const { draft } = await segment(team.as("admin"), "ageing");
    const saved = await saveSegmentDraft(team.as("admin"), "ageing", {
      rule: staff(56),
      revision: draft?.revision ?? null,
    });
    await publishDraft(team.as("admin"), "ageing", { revision: saved.revision, note: null });
    const { cards, retired } = await studyBoard(team.as("product"), study);
    expect(retired).toMatchObject([
      { id: seen, definition: 1, retired: { reason: expect.stringContaining("Definition 2 of Ageing") } },
    ]);
    const open = cards.map(({ hypothesis }) => hypothesis);
    expect(open.find(({ id }) => id === unseen)).toMatchObject({ definition: 2, newerDefinition: null });
    expect(open.find(({ predecessor }) => predecessor?.id === seen)).toMatchObject({
      definition: 2,
      state: "proposed",
      guess: null,
    });
  });

  test("the board's gates hold, by API too, and name what is missing", async () => {
    const { scope } = team.as("admin");
    const study = await begin();
    const { id } = await add(study, { guess: null });
    const move = (one: string, stage: "measure" | "analyse" | "pick") => moveToStage(team.as("product"), one, stage);
    const { cards } = await studyBoard(team.as("product"), study);
    const missing = cards[0]?.gates.filter(({ met }) => !met).map((gate) => gate.id);
    expect(missing).toEqual(["guess", "revealed", "enough"]);
    await expect(move(id, "analyse")).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringMatching(/No guess yet.*has not been shown.*1 of at least 3 hypotheses/),
    });
    await expect(move(id, "pick")).rejects.toMatchObject({ code: "conflict" });
    await changeHypothesisClaim(team.as("product"), id, { guess: 0 });
    await reveal(team.as("product"), id);
    const { id: huge } = await addShown(study, { segment: "huge" });
    const { id: refuted } = await addShown(study, { direction: "higher" });
    // Four customers: too small, and no verdict is possible.
    await expect(move(huge, "analyse")).rejects.toMatchObject({
      sentence: expect.stringMatching(/Fewer than 50 customers.*No verdict is possible/),
    });
    await move(id, "analyse");
    await expect(move(id, "pick")).rejects.toMatchObject({ sentence: expect.stringContaining("No verdict yet") });
    await reviewStudy(team.as("product"), study);
    await expect(move(refuted, "analyse")).rejects.toMatchObject({
      sentence: expect.stringContaining("The data do not support it"),
    });
    await expect(move(id, "pick")).rejects.toMatchObject({
      sentence: expect.stringMatching(/cannot move on yet\. No market size is written.*No stakeholder is named/),
    });
    await writtenMarket("large");
    await named();
    const wide = { figure: "market_size", operator: "atLeast" as const, limit: 250 };
    const rules = (knockouts: (typeof wide)[], revision: number) =>
      writePrioritySettings(team.as("product"), "mills", { settings: { ...emptySettings, knockouts }, revision });
    await rules([wide], 0);
    const gatesFor = async (who: "product" | "sales") =>
      (await studyBoard(team.as(who), study)).cards.flatMap(({ gates }) => gates).map((gate) => gate.id);
    expect(await gatesFor("product")).toContain("knockout");
    expect(await gatesFor("sales")).not.toContain("knockout");
    // 200 are written, 250 wanted.
    await expect(move(id, "pick")).rejects.toThrow(/Fails a knock-out rule: Market size at least 250: 50 short/);
    await rules([{ ...wide, limit: 200 }], 1);
    await move(id, "pick");
    await rules([], 2);
    await picksAreDecided(study, id);
    await add(study, { segment: "middling" });
    await add(study, { segment: "middling", metric: "arpu", direction: "higher" });
    await expect(add(study, { segment: "huge", metric: "arpu" })).rejects.toMatchObject({ code: "conflict" });
    await expect(moveToStage(team.as("executive"), id, "measure")).rejects.toMatchObject({ code: "forbidden" });
    await setArchived(team.as("admin"), "middling", true);
    await expect(add(study, { segment: "middling" })).rejects.toMatchObject({ code: "conflict" });
    await setArchived(team.as("admin"), "middling", false);
    // Back at any time, and by one column onwards only.
    await move(id, "measure");
    await expect(move(id, "pick")).rejects.toMatchObject({ code: "conflict" });
    expect((await hypothesisById(scope, id)).stage).toBe("measure");
  });

  test("a claim on a metric that is closed to somebody is neither moved nor overridden by them", async () => {
    const [analyst, product] = [team.as("analyst"), team.as("product")];
    const study = await begin();
    const claim = { ...stays, segment: "middling", metric: "margin" };
    const { id } = await reveal(analyst, (await addNewHypothesis(analyst, study, claim)).id);
    await moveHypothesis(analyst.scope, id, { from: "measure", to: "analyse" });
    await writtenMarket("middling");
    await named();
    const gatesFor = async (who: typeof analyst) => (await studyBoard(who, study)).cards[0]?.gates.map((one) => one.id);
    expect(await gatesFor(product)).toEqual(["published", "market", "stakeholders", "room"]);
    expect(await gatesFor(analyst)).toContain("verdict");
    await expect(moveToStage(product, id, "pick")).rejects.toMatchObject({ code: "forbidden" });
    for (const verdict of ["supported", "notSupported"] as const)
      await expect(signOverride(product, id, { verdict, note: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(moveToStage(analyst, id, "pick")).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringContaining("No verdict yet"),
    });
  });

  test("sizes on a board that would tell a few customers are hidden", async () => {
    await published("All but three", 3);
    await published("Nearly large", 52);
    const study = await begin();
    for (const segment of ["large", "all-but-three", "nearly-large"]) await add(study, { segment });
    const counts = async (name: "analyst" | "product") =>
      (await studyBoard(team.as(name), study)).cards.map(({ customers }) => customers).toSorted();
    expect(await counts("analyst")).toEqual([48, 50, 97]);
    // 100 less 97, and 50 less 48, are a few.
    const board = await studyBoard(team.as("product"), study);
    expect(board.cards.flatMap(({ customers }) => customers ?? [])).toEqual([50]);
    expect(JSON.stringify(board)).not.toMatch(/\b(48|97) customers/);
    await setArchived(team.as("admin"), "nearly-large", true);
    expect((await studyBoard(team.as("sales"), study)).cards).toHaveLength(3);
  });
});
