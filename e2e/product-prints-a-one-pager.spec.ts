import { expect, test } from "@playwright/test";
import { artefactLimits as at } from "@/lib/domain/artefact-limits";
import { installation, sampleAccount, signIn, tokenOf } from "./installation";
import { pdfPages } from "./pdf-pages";
import { Script } from "./script";

const formats = ["A4", "Letter"] as const;
const workspace = "halden";

/** Ordinary words up to the limit of a field, the last one cut. */
function words(length: number): string {
  return "They approve the invoices of every project before the month ends and ask for the margin of each "
    .repeat(3)
    .slice(0, length)
    .trim()
    .padEnd(length, "x");
}

const lines = (count: number, length: number) => Array.from({ length: count }, (_, n) => `${n}${words(length - 1)}`);

const longest = {
  finding: words(at.finding),
  job: words(at.job),
  jobSource: words(at.jobSource),
  pains: lines(at.points, at.point),
  gains: lines(at.points, at.point),
  personas: [0, 1].map((n) => ({
    title: `${n}${words(at.personaTitle - 1)}`,
    offering: words(at.personaText),
    pains: words(at.personaText),
    aspirations: words(at.personaText),
    interests: words(at.personaText),
  })),
  notThem: lines(at.sentences, at.sentence),
};

test("the one-pager of every sample segment prints to exactly one page, A4 and Letter", async ({ page }) => {
  await signIn(page.request, await sampleAccount("product"));
  await page.goto(`/w/${workspace}/segments`);
  const table = page.getByRole("table", { name: "Segments with their rules" });
  const hrefs = await table
    .getByRole("rowheader")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(hrefs.length).toBeGreaterThanOrEqual(6);
  for (const href of hrefs) {
    await page.goto(`${href}/one-pager`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const format of formats) expect(pdfPages(await page.pdf({ format })), `${href}, ${format}`).toBe(1);
  }
});

test("the longest allowed texts still print to one page, in ordinary words without a cut", async ({
  page,
  request,
}) => {
  const product = await sampleAccount("product");
  const token = await tokenOf(request, { workspace, email: product.email, level: "editor" });
  const script = new Script((await installation()).address, workspace, token);
  const address = "segments/solo-freelance/artefacts";
  const save = async (body: object) => await script.ask(address, { method: "PUT", body });
  const before = await script.ask<{ onePager: Part; service: Part }>(address);
  await signIn(page.request, product);
  const kept = [
    ["onePager", longest],
    ["service", { promises: lines(at.sentences, at.sentence) }],
  ] as const;
  for (const [part, written] of kept) await save({ part, revision: before[part].revision, words: written });
  await page.goto(`/w/${workspace}/segments/solo-freelance/one-pager`);
  for (const format of formats) expect(pdfPages(await page.pdf({ format })), format).toBe(1);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 960 });
  const cut = await page.getByRole("main").evaluate((main) => ({
    overflows: main.scrollHeight > main.clientHeight,
    texts: [...main.querySelectorAll("*")]
      .filter((one) => getComputedStyle(one).getPropertyValue("-webkit-line-clamp") !== "none")
      .filter((one) => one.scrollHeight > one.clientHeight + 1)
      .map((one) => one.textContent),
  }));
  expect(cut).toEqual({ overflows: false, texts: [] });
  const now = await script.ask<{ onePager: Part; service: Part }>(address);
  for (const [part] of kept) await save({ part, revision: now[part].revision, words: before[part].words });
});

interface Part {
  readonly revision: number | null;
  readonly words: object;
}
