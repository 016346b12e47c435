import { expect, test } from "@playwright/test";
import { sampleAccount } from "./installation";
import { Door } from "./pages/door";
import { Notes } from "./pages/notes";

test("product asks success beside a segment; success finds it in the inbox, answers and resolves", async ({
  page,
  browser,
}) => {
  const question = `Who calls them first? ${Date.now()}`;
  const notes = new Notes(page);
  await new Door(page).signIn(await sampleAccount("product"));
  await page.goto("/w/halden/segments/online-retail");
  await notes.write(`<b>${question}</b>`, "Lea");
  // What looks like HTML stands as it was typed, and the member by name.
  await expect(notes.thread(question)).toContainText(`<b>${question}</b> @Lea Brandt`);

  const context = await browser.newContext();
  const other = await context.newPage();
  const inbox = new Notes(other);
  await new Door(other).signIn(await sampleAccount("success"));
  await expect(inbox.inbox).toHaveAccessibleName(/unread/);
  await inbox.inbox.click();
  await expect(other).toHaveURL(/show=unread/);
  const thread = inbox.thread(question);
  await inbox.answer(thread, "The account owner does.");
  // Who answers has read it.
  await expect(thread).toHaveCount(0);
  await other.getByRole("navigation", { name: "Notes" }).getByRole("link", { name: "Mine" }).click();
  await expect(thread).toContainText("The account owner does.");
  await thread.getByRole("button", { name: "Resolve" }).click();
  await expect(thread).toContainText("resolved by Lea Brandt");
  await context.close();

  await page.goto("/w/halden/notes?show=unread");
  await expect(notes.thread(question)).toContainText("The account owner does.");
  await notes.thread(question).getByRole("button", { name: "Mark as read" }).click();
  await expect(notes.thread(question)).toHaveCount(0);
});
