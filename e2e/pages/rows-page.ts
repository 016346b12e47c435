import { expect, type Locator, type Page } from "@playwright/test";

/** Every unit row behind one number, a page at a time. */
export class RowsPage {
  constructor(private readonly page: Page) {}

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: "Rows behind the number" });
  }

  /** The rows of this page, without the head. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ hasNot: this.page.getByRole("columnheader") });
  }

  /** Goes through all pages and counts their rows. */
  async count(): Promise<number> {
    let counted = 0;
    for (;;) {
      const position = this.page.getByText(`${counted === 0 ? 1 : (counted + 1).toLocaleString("en-GB")} to `);
      await expect(position).toBeVisible();
      counted += await this.rows.count();
      const next = this.page.getByRole("link", { name: "Next" });
      if ((await next.count()) === 0) return counted;
      await next.click();
    }
  }
}
