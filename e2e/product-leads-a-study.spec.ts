import { expect, test } from "@playwright/test";
import type { DatasetView, JobView, RecipeDraft } from "@/lib/domain/dataset-resources";
import type { StudyBoard as StudyView } from "@/lib/domain/study-resources";
import { installation, owner, tokenOf } from "./installation";
import { Door } from "./pages/door";
import { StudyBoard } from "./pages/study-board";
import { Script } from "./script";

test("a guess is written before the number is shown, the review judges it, and the board says what is missing", async ({
  page,
}) => {
  const known = await owner(page.request);
  const { workspace } = known;
  const { address } = await installation();
  const script = new Script(
    address,
    workspace,
    await tokenOf(page.request, { workspace, email: known.email, level: "admin" }),
  );
  const study = await addStudy(script);
  await new Door(page).signIn(known);
  const board = new StudyBoard(page);
  await board.open(workspace, study);
  await board.write({ segment: "Roasters", metric: "Churned share", direction: "Lower", effect: "5", guess: "−10" });
  const claim = board.claim("Roasters: churned share lower than the rest by 5 points or more");
  await expect(claim).toContainText("10 points lower");
  // 20 of 200 roasters left, and 80 of 200 others: nothing of it before it is asked for.
  await expect(claim).not.toContainText("10.0");
  await expect(board.card("Roasters")).toContainText("The number has not been shown yet");
  await claim.getByRole("button", { name: "Show the number" }).click();
  await expect(claim).toContainText(/Churned share 10.*from 200 customers/);
  await expect(claim).toContainText(/Against the rest: −30/);
  await page.getByRole("button", { name: "Review now" }).click();
  await expect(board.card("Roasters")).toContainText("supported");
  await expect(claim.getByRole("region", { name: "Looks at this hypothesis" }).getByRole("row")).toHaveCount(2);
  await expect(claim).toContainText("97.5");
  await expect(board.card("Roasters")).toContainText("1 of at least 3 hypotheses");
  const { cards } = await script.ask<StudyView>(`studies/${study}`);
  const { id } = cards[0]?.hypothesis ?? {};
  const refused = await script.raw(`hypotheses/${id}`, { method: "PATCH", body: { smallestEffect: 0.3 } });
  expect(refused.status).toBe(409);
  const moved = await script.raw(`hypotheses/${id}/stage`, { method: "POST", body: { stage: "analyse" } });
  expect(moved.status).toBe(409);
});

/** 200 roasters, of which a tenth left, and 200 bakers, of which four tenths did; with the study that is about them. */
async function addStudy(script: Script): Promise<string> {
  const lines = Array.from({ length: 400 }, (_, at) => {
    const isRoaster = at % 2 === 0;
    const left = (at / 2) % 10 < (isRoaster ? 1 : 4);
    return `c${at},${isRoaster ? "Roaster" : "Baker"},${left ? "yes" : "no"}`;
  });
  const file = await script.uploadBody(`customer_id,trade,churned\n${lines.join("\n")}\n`, "trades.csv");
  const { recipe } = await script.ask<RecipeDraft>("recipes/draft", { method: "POST", body: { files: [file.id] } });
  const { slug: dataset } = await script.ask<DatasetView>("datasets", { method: "POST", body: { name: "Trades" } });
  const job = await script.ask<JobView>(`datasets/${dataset}/versions`, { method: "POST", body: { recipe } });
  expect((await script.jobEnd(job.id)).status).toBe("done");
  const rule = { kind: "column", column: "customers.trade", test: { op: "isOneOf", values: ["Roaster"] } };
  const made = await script.ask<{ slug: string; draft: { revision: number } }>("segments", {
    method: "POST",
    body: { dataset, name: "Roasters", rule },
  });
  const revision = { revision: made.draft.revision, note: null };
  await script.ask(`segments/${made.slug}/versions`, { method: "POST", body: revision });
  const study = {
    dataset,
    name: "Who stays",
    goal: "Lose fewer customers",
    businessModel: "subscription",
    successMetric: "churned_share",
    target: 0.2,
    targetDate: null,
    owner: null,
  };
  return (await script.ask<{ id: string }>("studies", { method: "POST", body: study })).id;
}
