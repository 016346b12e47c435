import { beforeAll, expect, test } from "vitest";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, staff, storeMills, type Team } from "@/lib/testing/mills";
import { find } from "./find";
import { addNewHypothesis, retire } from "./hypotheses";
import { keepView } from "./kept-views";
import { publishDraft } from "./segment-publishing";
import { addNewSegment } from "./segments";
import { addNewStudy } from "./studies";

withDatabases("finding anything", () => {
  let team: Team;
  let home: string;
  beforeAll(async () => {
    team = await newTeam();
    home = `/w/${team.as("admin").workspace.slug}`;
    await storeMills(team.as("admin"));
    await addNewSegment(team.as("admin"), { name: "Large mills", dataset: "mills", rule: staff(50) });
    await publishDraft(team.as("admin"), "large-mills", { revision: 1, note: null });
    await addNewSegment(team.as("admin"), { name: "Large drafts", dataset: "mills", rule: staff(20) });
    await keepView(team.as("product"), { name: "Large ones", address: `${home}/compare?a=1`, isShared: false });
  });
  const hits = async (who: Parameters<Team["as"]>[0], query: string) =>
    (await find(team.as(who), query)).map(({ kind, label }) => `${kind}: ${label}`);

  test("each sees the segments, drafts and views that are theirs to see", async () => {
    expect((await hits("product", "large")).sort()).toEqual(
      [
        "artefact: Large mills: battle card",
        "artefact: Large mills: one-pager",
        "segment: Large drafts",
        "segment: Large mills",
        "view: Large ones",
      ].sort(),
    );
    expect(await hits("sales", "large")).not.toContain("segment: Large drafts");
    expect(await hits("sales", "large")).not.toContain("view: Large ones");
    expect(await hits("stranger", "large")).toEqual([]);
  });

  test("customers are found by id by those who see rows, and by nobody else", async () => {
    expect(await find(team.as("admin"), "M42")).toMatchObject([
      { kind: "customer", detail: "M42", href: `${home}/customers/M42?dataset=mills&version=2` },
    ]);
    for (const who of ["executive", "sales", "marketing"] as const) expect(await hits(who, "M42")).toEqual([]);
  });

  test("datasets and studies are found by name and lead to the newest report and the board", async () => {
    const facts = { name: "Grow with mills", goal: "More of them", successMetric: "churned_share" } as const;
    const { id } = await addNewStudy(team.as("product"), {
      ...facts,
      dataset: "mills",
      businessModel: "subscription",
      target: null,
      targetDate: null,
      owner: null,
    });
    const found = await find(team.as("analyst"), "mills");
    expect(found).toContainEqual({
      kind: "dataset",
      label: "Mills",
      detail: "version 2",
      href: `${home}/measure/mills/2`,
    });
    expect(found).toContainEqual({
      kind: "study",
      label: "Grow with mills",
      detail: "More of them",
      href: `${home}/prioritise?study=${id}`,
    });
    const claim = { segment: "large-mills", metric: "churned_share", direction: "lower", comparison: "rest" } as const;
    const written = { ...claim, smallestEffect: 0.05, guess: null, why: null };
    const { id: hypothesis } = await addNewHypothesis(team.as("product"), id, written);
    expect(await find(team.as("sales"), "large churned")).toEqual([
      {
        kind: "hypothesis",
        label: "Large mills: churned share lower than the rest",
        detail: "Measure volume",
        href: `${home}/prioritise?open=${hypothesis}`,
      },
    ]);
    expect(await hits("stranger", "large churned")).toEqual([]);
    await retire(team.as("product"), hypothesis, "Seen enough.");
    expect(await hits("product", "large churned")).toEqual([]);
  });

  test("pages are those that the reader may open; nothing typed lists where one may go", async () => {
    expect(await hits("sales", "members")).toEqual([]);
    expect(await hits("admin", "members")).toEqual(["page: Members"]);
    expect(await hits("sales", "churned share")).toEqual(["metric: Churned share"]);
    expect(await hits("analyst", "")).toContain("page: Datasets");
    expect(await hits("executive", "stakeholders")).toEqual(["page: Stakeholders"]);
    expect(await hits("sales", "stakeholders")).toEqual([]);
    expect(await hits("executive", "portfolio")).toEqual(["page: Portfolio"]);
    expect(await hits("sales", "portfolio")).toEqual([]);
    // The homes of other roles, after one's own.
    expect(await hits("executive", "brief")).toEqual([
      "page: Brief",
      ...["product", "customer success", "marketing", "sales", "analyst"].map((role) => `page: Brief: home of ${role}`),
    ]);
    expect(await find(team.as("analyst"), "home of customer success")).toMatchObject([
      { label: "Brief: home of customer success", href: `${home}/brief?home=success` },
    ]);
    expect(await hits("sales", "brief")).toEqual(["page: Brief"]);
  });
});
