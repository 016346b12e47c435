import type { Locator, Page } from "@playwright/test";

/** Notes beside an object, and the page of all of them. */
export class Notes {
  constructor(private readonly page: Page) {}

  /** The link of the top bar, which says how many threads are unread. */
  get inbox(): Locator {
    return this.page.getByRole("link", { name: /^Notes(, \d+ unread threads?)?$/ }).first();
  }

  thread(text: string): Locator {
    return this.page.getByRole("article").filter({ hasText: text });
  }

  /** Writes a note; `mention` is begun with @ and taken from the list. */
  async write(text: string, mention: string): Promise<void> {
    await this.page.getByRole("button", { name: "Write a note" }).click();
    const area = this.page.getByRole("textbox", { name: "Your note" });
    await area.fill(`${text} `);
    await area.press("End");
    await area.pressSequentially(`@${mention}`);
    await this.page.getByRole("option", { name: new RegExp(mention) }).click();
    await this.page.getByRole("button", { name: "Write", exact: true }).click();
  }

  async answer(thread: Locator, text: string): Promise<void> {
    await thread.getByRole("button", { name: /^Answer/ }).click();
    await thread.getByRole("textbox", { name: "Your answer" }).fill(text);
    await thread.getByRole("form").getByRole("button", { name: "Answer", exact: true }).click();
  }
}
