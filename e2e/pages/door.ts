import type { Page } from "@playwright/test";
import type { Account } from "../installation";

/** The pages before one is inside: signing in, and the one-time link of the owner or of an invitation. */
export class Door {
  constructor(private readonly page: Page) {}

  async signIn({ email, password }: Account): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.waitForURL(/\/w\//);
  }

  async claim(link: string, person: Account & { name: string; workspaceName: string }): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel("Your name").fill(person.name);
    await this.page.getByLabel("E-mail").fill(person.email);
    await this.page.getByLabel("Name of your workspace").fill(person.workspaceName);
    await this.page.getByLabel("Password").fill(person.password);
    await this.page.getByRole("button", { name: "Join" }).click();
    await this.page.waitForURL(/\/w\//);
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign out" }).click();
    await this.page.waitForURL(/\/sign-in/);
  }
}
