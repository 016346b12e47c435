import { expect, type Locator, type Page } from "@playwright/test";
import { pressOn, tabTo } from "./keyboard";

/** The rule of a segment as a tree, used by keyboard alone. */
export class Builder {
  constructor(private readonly page: Page) {}

  async openNew(workspace: string, dataset: string): Promise<void> {
    await this.page.goto(`/w/${workspace}/segments/new?dataset=${dataset}`);
    await this.counted();
  }

  async open(workspace: string, segment: string): Promise<void> {
    await this.page.goto(`/w/${workspace}/segments/${segment}/edit`);
    await this.counted();
  }

  /** The rule in words: the title above the tree. */
  get sentence(): Locator {
    return this.page.locator("#rule").getByRole("heading", { level: 2 });
  }

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** A line by the name that is read out: "Condition 2 of 4 in all of these". */
  line(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  get side(): Locator {
    return this.page.getByRole("complementary", { name: "What the draft changes" });
  }

  /** The address name of the segment, once its draft has been saved. */
  slug(): string {
    const [, slug] = /\/segments\/([a-z0-9-]+)\/edit/.exec(this.page.url()) ?? [];
    if (slug === undefined) throw new Error(`no segment is edited at ${this.page.url()}`);
    return slug;
  }

  /** What is said of the customers who fit, once the count is there. */
  async counted(words: RegExp = /customers fit the rule/): Promise<void> {
    await expect(this.page.locator("#rule [aria-live=polite]")).toHaveText(words);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible();
  }

  async name(name: string): Promise<void> {
    await tabTo(this.page, this.page.getByLabel("Name of the segment"));
    await this.page.keyboard.type(name);
    await this.page.keyboard.press("Enter");
  }

  /** Adds a condition from the choice that a button opens; the focus is then in the first field to be filled in. */
  async addCondition(search: string, button: Locator = this.addButton("Condition")): Promise<void> {
    await pressOn(this.page, button);
    await expect(this.dialog.getByRole("searchbox")).toBeFocused();
    await this.page.keyboard.type(search);
    await this.page.keyboard.press("Enter");
    await expect(this.dialog).toBeHidden();
  }

  async addGroup(): Promise<void> {
    await pressOn(this.page, this.addButton("Group"));
  }

  /** Takes the first value that the data offers for what is typed. */
  async pickValue(start: string): Promise<void> {
    await this.page.keyboard.type(start);
    await expect(this.page.getByRole("option", { name: start }).first()).toBeVisible();
    await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Enter");
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Publishes what stands on the page, with a note. */
  async publish(next: number, note: string): Promise<void> {
    await pressOn(this.page, this.page.getByRole("button", { name: `Publish v${next}…` }));
    await expect(this.dialog).toBeVisible();
    await tabTo(this.page, this.dialog.getByLabel("Note"));
    await this.page.keyboard.type(note);
    await pressOn(this.page, this.dialog.getByRole("button", { name: `Publish v${next}`, exact: true }));
    await this.page.waitForURL(/\/segments\/[a-z0-9-]+(\?|$)/);
  }

  private addButton(name: "Condition" | "Group"): Locator {
    return this.page.locator("#rule").getByRole("button", { name, exact: true }).last();
  }
}
