import { expect, test } from "@playwright/test";
import type { DecisionView } from "@/lib/domain/decision-resources";
import { installation, sampleAccount, tokenOf } from "./installation";
import { DecisionPage } from "./pages/decision-page";
import { Door } from "./pages/door";
import { Script } from "./script";

test("what is proposed waits for the executive, is taken over a dissent, and cannot be changed afterwards", async ({
  page,
}) => {
  const [executive, product] = [await sampleAccount("executive"), await sampleAccount("product")];
  const { address } = await installation();
  const token = await tokenOf(page.request, { workspace: "halden", email: product.email, level: "editor" });
  const script = new Script(address, "halden", token);
  const people = await script.ask<{ people: { id: string; name: string }[] }>("decision-people");
  const idOf = (name: string) => people.people.find((one) => one.name === name)?.id ?? "";
  const figure = { dataset: "customers", version: 1, metric: "churned_share", by: "segments", group: "agencies@1" };
  const draft = await script.ask<DecisionView>("decisions", {
    method: "POST",
    body: {
      dataset: "customers",
      question: "Do we train the team for agencies?",
      background: "",
      segments: ["agencies"],
      options: [
        { title: "Train everybody", pro: "One language", con: "A week each", cost: "9 weeks" },
        { title: "Train two", pro: "", con: "", cost: "" },
      ],
      recommended: 0,
      figures: [figure],
      texts: [],
      success: null,
      approvers: [idOf(executive.name)],
      owner: idOf(product.name),
      reviewOn: "2027-03-31",
    },
  });
  const { id } = draft.head;
  const value = draft.figures[0]?.since.today?.text ?? "none";
  await script.ask(`decisions/${id}/proposal`, { method: "POST", body: { revision: draft.revision } });

  await new Door(page).signIn(executive);
  const memo = new DecisionPage(page);
  await memo.openFromList("halden", "Do we train the team for agencies?");
  await expect(memo.evidence("Churned share of Agencies").getByRole("cell")).toContainText([value, value, "the same"]);
  await memo.dissent("A week is too long.");
  await expect(page.getByRole("heading", { name: "The one who was asked has answered, 1 dissents" })).toBeVisible();
  await memo.take("Train two", "Two of us can teach the others.");
  await expect(page.getByRole("heading", { name: "Chosen: Train two" })).toBeVisible();
  await expect(page.getByText("A week is too long.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Take it|Decline|Withdraw|Approve/ })).toHaveCount(0);

  const changed = await script.raw(`decisions/${id}`, {
    method: "PUT",
    body: { ...draft.content, question: "Another", revision: draft.revision },
  });
  expect(changed.status).toBe(409);
  expect(((await changed.json()) as { detail: string }).detail).toMatch(/^This decision is taken\./);
});
