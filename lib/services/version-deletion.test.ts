import { existsSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { listAudit } from "@/lib/store/audit";
import { listMembers, removeMembership } from "@/lib/store/memberships";
import { versionByNumber } from "@/lib/store/versions";
import { withDatabases } from "@/lib/testing/databases";
import { newTeam, type Team } from "@/lib/testing/mills";
import { leftOf, paperDecision, storeMorePaper, storePaper } from "@/lib/testing/paper-mills";
import { addNewDecision, proposeDraft } from "./decision-drafts";
import { decisionsWaiting } from "./decision-heads";
import { answer, replace, take } from "./decision-steps";
import { decision } from "./decision-views";
import { figure } from "./figures";
import { deleteDatasetVersion, versionDeletion } from "./version-deletion";

withDatabases("versions that something needs, and approvers who leave", () => {
  let team: Team;
  let id: string;

  beforeAll(async () => {
    team = await newTeam();
    await storePaper(team.as("admin"), (n) => n < 20);
    const [product, success] = [team.as("product"), team.as("success")];
    const wanted = paperDecision({ owner: product.userId, approvers: [success.userId] });
    const draft = await addNewDecision(product, wanted);
    id = (await proposeDraft(product, draft.head.id, draft.revision)).head.id;
  });

  test("the only version stays, and so does one on which a decision froze its evidence; the reason is named", async () => {
    const admin = team.as("admin");
    expect((await versionDeletion(admin, "paper", 1)).needs.map(({ kind }) => kind)).toEqual(["onlyOne", "decision"]);
    await storeMorePaper(admin, () => false);
    await storeMorePaper(admin, () => false);
    const { needs, tables } = await versionDeletion(admin, "paper", 1);
    expect(tables).toEqual([{ table: "customers", rows: 100 }]);
    expect(needs).toEqual([
      {
        kind: "decision",
        sentence:
          "The decision “Do we sell to large mills first?” has frozen its evidence on it, and keeps it for ever.",
        href: `/w/${admin.workspace.slug}/prioritise/decisions/${id}`,
      },
    ]);
    await expect(deleteDatasetVersion(admin, "paper", 1)).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringMatching(/^Version 1 of Paper cannot be deleted\. The decision “Do we sell/),
    });
    for (const name of ["analyst", "success", "executive"] as const)
      await expect(deleteDatasetVersion(team.as(name), "paper", 2), name).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a version that nothing needs goes with its files, and what names it says what became of it", async () => {
    const admin = team.as("admin");
    const asked = { ...leftOf("large@1"), version: 2 };
    expect((await figure(admin, asked)).value).toBe(0);
    const { folder } = await versionByNumber(admin.scope, "paper", 2);
    await deleteDatasetVersion(admin, "paper", 2);
    expect(existsSync(folder)).toBe(false);
    await expect(figure(admin, asked)).rejects.toMatchObject({
      code: "gone",
      sentence: expect.stringMatching(/^Version 2 of Paper was deleted on .* by Robin Vale; /),
      details: [{ path: `/w/${admin.workspace.slug}/measure/paper/2` }],
    });
    expect((await listAudit(admin.scope, { limit: 1 }))[0]).toMatchObject({ action: "versions.delete" });
    expect((await decision(admin, id)).figures[0]?.since).toMatchObject({ was: { value: 0 }, today: { value: 0 } });
  });

  test("an approver who left is named so and replaced by the owner; who proposed does not take it alone", async () => {
    const [product, success, executive] = [team.as("product"), team.as("success"), team.as("executive")];
    expect((await decisionsWaiting(success)).map(({ waiting }) => waiting)).toEqual(["answer"]);
    await expect(replace(product, id, { left: success.userId, instead: executive.userId })).rejects.toMatchObject({
      code: "conflict",
    });
    const membership = (await listMembers(success.scope)).find(({ userId }) => userId === success.userId);
    await removeMembership(success.scope, membership?.id ?? "");
    const gap = await decision(product, id);
    expect(gap.approvals).toMatchObject([{ state: "left", person: { name: "Robin Vale", isMember: false } }]);
    expect(gap.head.waiting).toBe("replace");
    await expect(take(executive, id, { option: 0, why: "Now" })).rejects.toMatchObject({
      sentence: "Robin Vale has left the workspace without an answer: the owner or an admin names somebody instead.",
    });
    await expect(
      replace(product, id, { left: success.userId, instead: team.as("sales").userId }),
    ).rejects.toMatchObject({ code: "invalid" });
    await replace(product, id, { left: success.userId, instead: executive.userId });
    await expect(answer(team.as("analyst"), id, { answer: "approved", words: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    const dissented = await answer(executive, id, { answer: "dissented", words: "Not yet" });
    expect(dissented.approvals.map(({ state }) => state)).toEqual(["replaced", "dissented"]);
    expect((await decision(team.as("admin"), id)).rights.take).toBe(true);
    await expect(take(product, id, { option: 0, why: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
    expect((await take(executive, id, { option: 1, why: "Then not." })).head).toMatchObject({
      status: "taken",
      chosen: "No",
    });
  });

  test("nobody is asked to approve who may not read decisions, and nobody proposes what they alone approve", async () => {
    const product = team.as("product");
    const wanted = paperDecision({ owner: product.userId, approvers: [team.as("marketing").userId] });
    await expect(addNewDecision(product, wanted)).rejects.toMatchObject({
      code: "invalid",
      sentence: expect.stringMatching(/may not read and answer decisions, as marketing/),
    });
    const alone = await addNewDecision(product, { ...wanted, approvers: [product.userId] });
    expect(alone.missing).toEqual(["Name somebody besides yourself who must approve."]);
    await expect(proposeDraft(product, alone.head.id, 1)).rejects.toMatchObject({ code: "invalid" });
  });
});
