import { expect, type Locator, type Page } from "@playwright/test";

/** The board of a study, and the hypothesis that stands open beneath it. */
export class StudyBoard {
  constructor(private readonly page: Page) {}

  async open(workspace: string, study: string): Promise<void> {
    await this.page.goto(`/w/${workspace}/prioritise?study=${study}`);
    await expect(this.column("Measure volume")).toBeVisible();
  }

  column(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** The card of a segment's hypothesis. */
  card(segment: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("link", { name: `${segment}:` }) });
  }

  /** Writes a hypothesis in the words of its form; numbers as they are typed. */
  async write(claim: {
    segment: string;
    metric: string;
    direction: string;
    effect: string;
    guess: string;
  }): Promise<void> {
    await this.page.getByRole("button", { name: "New hypothesis" }).click();
    const dialog = this.page.getByRole("dialog", { name: "New hypothesis" });
    await dialog.getByLabel("Segment").selectOption({ label: claim.segment });
    await dialog.getByLabel("Metric").selectOption({ label: claim.metric });
    await dialog.getByLabel("Direction").selectOption({ label: claim.direction });
    await dialog.getByLabel(/^Smallest difference/).fill(claim.effect);
    await dialog.getByLabel(/^Your guess/).fill(claim.guess);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  }

  /** The hypothesis that stands open, by its claim. */
  claim(words: string): Locator {
    return this.page.getByRole("region", { name: words });
  }
}
