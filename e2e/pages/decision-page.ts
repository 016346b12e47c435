import type { Locator, Page } from "@playwright/test";

/** The memo of one decision. */
export class DecisionPage {
  constructor(private readonly page: Page) {}

  async openFromList(workspace: string, question: string): Promise<void> {
    await this.page.goto(`/w/${workspace}/prioritise/decisions`);
    await this.page
      .getByRole("table", { name: "Decisions: Waiting for you" })
      .getByRole("link", { name: question })
      .click();
    await this.page.getByRole("heading", { level: 1, name: question }).waitFor();
  }

  evidence(number: string): Locator {
    return this.page.getByRole("table", { name: "Evidence in numbers" }).getByRole("row", { name: number });
  }

  async dissent(words: string): Promise<void> {
    await this.page.getByRole("button", { name: "Approve or dissent" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Your answer" });
    await dialog.getByText("I dissent").click();
    await dialog.getByRole("textbox", { name: "In your words" }).fill(words);
    await dialog.getByRole("button", { name: "Dissent", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async take(option: string, why: string): Promise<void> {
    await this.page.getByRole("button", { name: "Take it" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Take this decision" });
    await dialog.getByRole("radio", { name: option }).check();
    await dialog.getByRole("textbox", { name: "Why" }).fill(why);
    await dialog.getByRole("button", { name: "Take it" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
