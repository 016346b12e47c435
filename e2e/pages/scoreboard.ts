import { expect, type Locator, type Page } from "@playwright/test";

/** Groups by metrics, with the drawer behind every number. */
export class Scoreboard {
  readonly drawer: NumberDrawer;

  constructor(private readonly page: Page) {
    this.drawer = new NumberDrawer(page);
  }

  async open(workspace: string, search: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.goto(`/w/${workspace}/compare?${new URLSearchParams(search)}`);
    await expect(this.table).toBeVisible();
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: "Scoreboard of groups by metrics" });
  }

  async groupBy(column: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Groups by" }).selectOption({ label: column });
    await this.page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(this.table.getByRole("columnheader", { name: column, exact: true })).toBeVisible();
  }

  group(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
  }

  /** The link of a group's number: the cells of a row have one each, in the order of the metrics in the head. */
  async number(group: string, metric: string): Promise<Locator> {
    await expect(this.table).toBeVisible();
    const heads = await this.table.getByRole("columnheader").allInnerTexts();
    const place = heads.slice(2).findIndex((head) => head.startsWith(metric));
    if (place < 0) throw new Error(`the scoreboard has no column ${metric}: ${heads.join(" | ")}`);
    return this.group(group).getByRole("cell").getByRole("link").nth(place);
  }

  async openNumber(group: string, metric: string): Promise<NumberDrawer> {
    await (await this.number(group, metric)).click();
    await expect(this.drawer.title).toHaveText(metric);
    return this.drawer;
  }
}

/** Everything behind one number. */
export class NumberDrawer {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get title(): Locator {
    return this.dialog.getByRole("heading", { level: 2 });
  }

  get sql(): Locator {
    return this.dialog.getByRole("region", { name: "SQL" });
  }

  /** Leads to every unit row: "All 3,875 customers". */
  get allRows(): Locator {
    return this.dialog.getByRole("link", { name: /^All / });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("link", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
