import { expect, type Locator, type Page } from "@playwright/test";

/** The roadmap and the page of one item. */
export class RoadmapPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/w/halden/rollout/roadmap");
    await expect(this.page.getByRole("heading", { name: "What we plan, for whom" })).toBeVisible();
  }

  async add(title: string, weeks: number): Promise<void> {
    await this.page.getByRole("button", { name: "New item" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByLabel("Effort in person-weeks").fill(String(weeks));
    await dialog.getByRole("button", { name: "Add it" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async tie(segment: string): Promise<void> {
    await this.page.getByRole("button", { name: "Tie to a segment" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Segment", { exact: true }).selectOption({ label: segment });
    await dialog.getByLabel("Problem of these customers").fill("There is no signal on the train");
    await dialog.getByLabel("Metric that is to move").selectOption({ label: "Churned share" });
    await dialog.getByLabel(/^Expected change/).fill("-1.5");
    await dialog.getByLabel("Evidence", { exact: true }).fill("7 interviews");
    await dialog.getByLabel(/^Keep the segment/).check();
    await dialog.getByRole("button", { name: "Tie it" }).click();
    await expect(this.page.getByRole("region", { name: `Tied to ${segment}` })).toContainText(
      "Churned share −1.5 points",
    );
  }

  numbers(): Locator {
    return this.page.getByRole("region", { name: "The item in numbers" });
  }

  async remove(): Promise<void> {
    await this.page.getByRole("button", { name: "Change item" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Remove it…" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Remove it", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: "What we plan, for whom" })).toBeVisible();
  }
}
