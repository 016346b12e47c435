import { expect, test } from "@playwright/test";
import { compactMoney } from "@/lib/domain/number-words";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";
import { RoadmapPage } from "./pages/roadmap-page";

const planned = [
  { title: "Offline mode", segment: "Agencies", slug: "agencies" },
  { title: "Bulk edit of products", segment: "Online retail", slug: "online-retail" },
  { title: "Audit trail", segment: "Public & non-profit", slug: "public-non-profit" },
] as const;

test("product ties three items from its home: reach is the segment's count, revenue the scoreboard's", async ({
  page,
}) => {
  await new Door(page).signIn(await sampleAccount("product"));
  await page.goto("/w/halden/brief");
  await page.getByRole("link", { name: "The whole roadmap" }).click();
  const roadmap = new RoadmapPage(page);
  const query = `by=segments&metric=mrr${planned.map(({ slug }) => `&segment=${slug}`).join("")}`;
  const answer = await page.request.get(`/api/v1/w/halden/datasets/customers/versions/latest/scoreboard?${query}`);
  const board = (await answer.json()) as ScoreboardView;
  for (const [row, { title, segment }] of planned.entries()) {
    await roadmap.add(title, 4);
    await roadmap.tie(segment);
    const customers = (board.groups[row]?.size ?? 0).toLocaleString("en-GB");
    await expect(roadmap.numbers()).toContainText(customers);
    await expect(roadmap.numbers()).toContainText(compactMoney(board.cells[row]?.[0]?.estimate?.value ?? -1, "EUR"));
    await roadmap.remove();
  }
});
