import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { DecisionContent, FrozenEvidence } from "@/lib/domain/decision";
import { newId } from "@/lib/platform/ids";
import { smallManifest, smallRecipe, smallReport } from "@/lib/testing/builds";
import { newActor, newMember } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { ask } from "./database";
import { addDataset } from "./datasets";
import { answerDecision, listApprovals, replaceApprover } from "./decision-approvals";
import {
  addDecision,
  addDecisionReview,
  decisionById,
  endDecision,
  listDecisionReviews,
  proposeDecision,
  saveDecisionDraft,
  takeDecision,
} from "./decisions";
import { addRecipe } from "./recipes";
import { addVersion, deleteVersion } from "./versions";

const frozen: FrozenEvidence = {
  dataset: { slug: "mills", version: 1, asOf: null },
  segments: [],
  figures: [],
  success: null,
};

function contentOf(owner: string, approvers: string[]): DecisionContent {
  const option = { title: "Yes", pro: "", con: "", cost: "" };
  return {
    question: "Do we?",
    background: "",
    segments: [],
    options: [option, { ...option, title: "No" }],
    recommended: 0,
    figures: [],
    texts: [],
    success: null,
    approvers,
    owner,
    reviewOn: "2026-12-24",
  };
}

withDatabases("decisions in the store", () => {
  /** A proposal with one approver, beside whom somebody else could answer. */
  async function proposal() {
    const actor = await newActor();
    const [approver, other] = await Promise.all([colleague(actor), colleague(actor)]);
    const { scope, userId } = actor;
    const dataset = await addDataset(scope, { name: "Mills", createdBy: userId });
    const version = async () => {
      const recipe = await addRecipe(scope, { datasetId: dataset.id, recipe: smallRecipe, createdBy: userId });
      const built = { manifest: smallManifest, report: smallReport, builtBy: userId };
      return await addVersion(scope, { id: newId(), datasetId: dataset.id, recipeId: recipe.id, ...built });
    };
    const [first, second] = [await version(), await version()];
    const content = contentOf(userId, [approver.userId]);
    const draft = await addDecision(scope, { datasetId: dataset.id, content, createdBy: userId });
    const { id } = draft;
    await proposeDecision(scope, { id, revision: 1, frozen, versionId: first.id, proposedBy: userId });
    const people = { userId, approver: approver.userId, other: other.userId };
    return { scope, ...people, id, datasetId: dataset.id, versionId: first.id, otherVersionId: second.id, content };
  }

  const colleague = (actor: Actor) => newMember(actor.workspace, { jobRole: "executive", level: "editor" });
  const refused = (run: () => Promise<unknown>) => expect(run(), `${run}`).rejects.toMatchObject({ code: "conflict" });
  const stopped = (statement: ReturnType<typeof sql>) =>
    expect(
      ask((db) => db.execute(statement)),
      String(statement),
    ).rejects.toMatchObject({ cause: { code: "23001" } });

  test("a proposal stays as it was proposed, and a taken decision as it was taken, by any call and any statement", async () => {
    const { scope, userId, id, approver, other, content } = await proposal();
    const changed = { ...content, question: "Another" };
    await refused(() => saveDecisionDraft(scope, { id, revision: 1, content: changed }));
    await refused(() => takeDecision(scope, { id, option: 0, why: "early", by: userId }));
    for (const column of [
      sql`content = '{}'::jsonb`,
      sql`frozen = null`,
      sql`frozen_version_id = null`,
      sql`proposed_by = null`,
      sql`review_on = '2030-01-01'`,
      sql`status = 'draft'`,
    ])
      await stopped(sql`update decisions set ${column} where id = ${id}`);

    await answerDecision(scope, { decisionId: id, userId: approver, answer: "dissented", words: "Too early" });
    await refused(() => answerDecision(scope, { decisionId: id, userId: approver, answer: "approved", words: null }));
    await refused(() => answerDecision(scope, { decisionId: id, userId: other, answer: "approved", words: null }));
    await refused(() => replaceApprover(scope, { decisionId: id, left: approver, instead: other }));
    await stopped(sql`update decision_approvals set words = null where decision_id = ${id}`);
    await stopped(sql`delete from decision_approvals where decision_id = ${id}`);

    await takeDecision(scope, { id, option: 1, why: "It is cheaper.", by: userId });
    const taken = await decisionById(scope, id);
    await refused(() => takeDecision(scope, { id, option: 0, why: "again", by: userId }));
    await refused(() => endDecision(scope, { id, as: "withdrawn", why: "no", by: userId }));
    for (const column of [
      sql`chosen = 0`,
      sql`why = 'another'`,
      sql`closed_by = null`,
      sql`content = jsonb_set(content, '{question}', '"Another"')`,
      sql`frozen = '{}'::jsonb`,
      sql`status = 'proposed'`,
    ])
      await stopped(sql`update decisions set ${column} where id = ${id}`);
    await stopped(sql`delete from decisions where id = ${id}`);
    await stopped(sql`truncate decisions cascade`);
    await stopped(
      sql`insert into decision_approvals (workspace_id, decision_id, user_id, position) values (${scope.workspaceId}, ${id}, ${other}, 9)`,
    );
    expect(await decisionById(scope, id)).toEqual(taken);
    expect(await listApprovals(scope, id)).toMatchObject([{ answer: "dissented", words: "Too early" }]);
  });

  test("its reviews go on, each kept as it was written", async () => {
    const { scope, userId, id, approver } = await proposal();
    const review = { decisionId: id, outcome: "tooEarly" as const, words: "Not yet", success: null, versionId: null };
    await refused(() => addDecisionReview(scope, { ...review, writtenBy: userId, next: null }));
    await answerDecision(scope, { decisionId: id, userId: approver, answer: "approved", words: null });
    await takeDecision(scope, { id, option: 0, why: "Why not", by: userId });
    await addDecisionReview(scope, { ...review, writtenBy: userId, next: "2027-06-30" });
    expect((await decisionById(scope, id)).reviewOn).toBe("2027-06-30");
    await addDecisionReview(scope, { ...review, outcome: "right", writtenBy: userId, next: null });
    expect((await listDecisionReviews(scope, id)).map(({ outcome }) => outcome)).toEqual(["tooEarly", "right"]);
    await stopped(sql`update decision_reviews set outcome = 'right'`);
    await stopped(sql`delete from decision_reviews`);
  });

  test("the version that evidence is frozen on is not deleted, by any call and any statement", async () => {
    const { scope, userId, versionId } = await proposal();
    await refused(() => deleteVersion(scope, { versionId, deletedBy: userId }));
    await stopped(sql`update dataset_versions set deleted_at = now() where id = ${versionId}`);
    await expect(ask((db) => db.execute(sql`delete from dataset_versions where id = ${versionId}`))).rejects.toThrow();
  });

  test("nothing is frozen on a version that was deleted meanwhile", async () => {
    const { scope, userId, content, datasetId, otherVersionId: versionId } = await proposal();
    const { id } = await addDecision(scope, { datasetId, content, createdBy: userId });
    await deleteVersion(scope, { versionId, deletedBy: userId });
    const late = () => proposeDecision(scope, { id, revision: 1, frozen, versionId, proposedBy: userId });
    await refused(late);
    expect(await decisionById(scope, id)).toMatchObject({ status: "draft", frozen: null });
  });
});
