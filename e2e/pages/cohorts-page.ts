import type { Locator, Page } from "@playwright/test";

/** The page of cohorts: its triangle, with a row per cohort and the pooled row. */
export class CohortsPage {
  readonly table: Locator;
  readonly region: Locator;
  readonly pooled: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByRole("table", { name: /new customers/ });
    this.region = page.getByRole("region", { name: "Retention triangle" });
    this.pooled = this.table.getByRole("row").filter({ hasText: "All, sum ÷ sum" });
  }

  async open(search = ""): Promise<void> {
    await this.page.goto(`/w/halden/compare/cohorts${search === "" ? "" : `?dataset=customers&version=1&${search}`}`);
    await this.table.waitFor();
  }

  /** A row of cohorts from 0; −1 is the newest. */
  row(place: number): Locator {
    const rows = this.table.getByRole("row").filter({ hasText: /^(Q\d|\w{3} \d{4}|\d+ \w{3} \d{4})/ });
    return place < 0 ? rows.last() : rows.nth(place);
  }

  /** The links of a row's cells, the first of which is the cohort's size. */
  cells(place: number): Locator {
    return this.row(place).getByRole("link");
  }
}
