import { expect, type Locator, type Page } from "@playwright/test";

/** From files to a dataset version: files, mapping, build. */
export class UploadWizard {
  constructor(private readonly page: Page) {}

  async open(workspace: string, dataset?: string): Promise<void> {
    await this.page.goto(`/w/${workspace}/measure/new${dataset === undefined ? "" : `?dataset=${dataset}`}`);
  }

  async upload(...files: readonly string[]): Promise<void> {
    await this.page.getByLabel("Files to upload").setInputFiles([...files]);
    for (const file of files) {
      const row = this.files.getByRole("listitem").filter({ hasText: file.split("/").at(-1) ?? file });
      await expect(row).toContainText("read and checked", { timeout: 60_000 });
    }
    await expect(this.mapping).toBeVisible();
  }

  get files(): Locator {
    return this.page.getByRole("list", { name: "Files", exact: true });
  }

  /** The headline of the mapping says how many columns found their field. */
  get mapping(): Locator {
    return this.page.getByRole("heading", { name: /^Mapping: / });
  }

  field(header: string): Locator {
    return this.page.getByRole("combobox", { name: `Field for ${header}`, exact: true });
  }

  async showAllColumns(): Promise<void> {
    await this.page.getByRole("radio", { name: /^All \d+/ }).check({ force: true });
  }

  async undo(what: string): Promise<void> {
    await this.page.getByRole("button", { name: `Undo: ${what}`, exact: true }).click();
  }

  async name(dataset: string): Promise<void> {
    await this.page.getByLabel("Name of the dataset").fill(dataset);
  }

  get buildButton(): Locator {
    return this.page.getByRole("button", { name: /^Build version \d+$/ });
  }

  /** Builds, follows the build to its end, and opens the report. */
  async build(): Promise<void> {
    await expect(this.buildButton).toBeEnabled({ timeout: 30_000 });
    await this.buildButton.click();
    await expect(this.page.getByRole("status").filter({ hasText: "is built." })).toBeVisible({ timeout: 60_000 });
    await this.page.getByRole("link", { name: "Read the report" }).click();
    await this.page.waitForURL(/\/measure\/[a-z0-9-]+\/\d+$/);
  }
}
