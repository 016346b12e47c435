import type { Locator, Page } from "@playwright/test";

/** The pages of Prioritise: markets, ranking and impact. */
export class Priorities {
  constructor(private readonly page: Page) {}

  async openRanking(): Promise<void> {
    await this.page.goto("/w/halden/prioritise/ranking");
    await this.page.getByRole("table", { name: "Chances of each segment" }).waitFor();
  }

  /** The sheet of a segment's market, from the table of all. */
  async openMarket(segment: string): Promise<void> {
    await this.page.goto("/w/halden/prioritise/market");
    await this.row("Markets by segment", segment).getByRole("link", { name: segment }).click();
    await this.page.getByRole("heading", { name: "Acquisition cost by channel" }).waitFor();
  }

  async editFigures(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Edit the figures" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.waitFor();
    return dialog;
  }

  async tab(name: string): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: "Ways to prioritise" });
    await tabs.getByRole("link", { name }).click();
  }

  /** Keeps the scenario of the page under a name. */
  async keepScenario(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "Keep this scenario" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Keep", exact: true }).click();
    await this.row("Kept scenarios", name).waitFor();
  }

  /** The two newest are ticked. */
  async setSideBySide(): Promise<void> {
    await this.page.getByRole("button", { name: "Set two or three side by side" }).click();
    await this.page.getByRole("table", { name: "Scenarios side by side" }).waitFor();
  }

  row(table: string, segment: string): Locator {
    return this.page
      .getByRole("table", { name: table })
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: segment }) });
  }

  /** Per cent of cases in which each ranked segment is best, as printed. */
  async chances(): Promise<number[]> {
    const rows = await this.page.getByRole("table", { name: "Chances of each segment" }).getByRole("row").all();
    const texts = await Promise.all(rows.slice(1).map((row) => row.getByRole("cell").first().textContent()));
    return texts.map((text) => (text?.includes("<") ? 0 : Number(/\d+/.exec(text ?? "")?.[0] ?? 0)));
  }
}
