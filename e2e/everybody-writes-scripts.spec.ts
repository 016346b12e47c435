import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import type { JobRole } from "@/lib/domain/actor";
import { canariesIn } from "@/lib/testing/canaries";
import { everyScriptPayload } from "@/lib/testing/script-payloads";
import { cellsOfCsv, runsInSpreadsheet } from "@/lib/testing/spreadsheet";
import { type HostileWorkspace, hostileWorkspace, memberOf } from "./hostile-workspace";
import { installation, owner, signIn } from "./installation";

// The workspace is filled once: where one of the tests fails, the others wait for it to be mended.
test.describe.configure({ mode: "serial" });

let hostile: HostileWorkspace;
test.beforeAll(async ({ request }) => {
  hostile = await hostileWorkspace(request);
});

test("what an export says is a file, and none of its cells begins a formula", async ({ request }) => {
  const { script, dataset } = hostile;
  const { paths } = (await (await request.get("/api/v1/openapi.json")).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const files = Object.entries(paths).filter(([, calls]) =>
    /text\/|octet-stream":\{"schema":\{"type":"string"\}/.test(JSON.stringify(calls.get ?? {})),
  );
  const version = `datasets/${dataset}/versions/1`;
  const exported = { rejects: `${version}/rejects`, "retention.csv": `${version}/retention.csv?by=customers.Region` };
  expect(files.map(([path]) => path.split("/").at(-1)).sort()).toEqual(Object.keys(exported).sort());
  for (const [name, path] of Object.entries(exported)) {
    const answer = await script.raw(path);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    const cells = cellsOfCsv(text).flat();
    expect(cells.length, name).toBeGreaterThan(20);
    const isNumber = (cell: string) => cell.trim() !== "" && Number.isFinite(Number(cell));
    expect(cells.filter((cell) => runsInSpreadsheet(cell) && !isNumber(cell))).toEqual([]);
  }
});

test("nothing of what people wrote runs on any page, and nothing leaves the site", async ({ page, context }) => {
  test.setTimeout(300_000);
  const { address } = await installation();
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (fault) => seen.push(`error: ${fault.message}`));
  page.on("console", (message) => message.type() === "error" && seen.push(`console: ${message.text()}`));
  context.on("request", (asked) => {
    if (!asked.url().startsWith(address)) seen.push(`request: ${asked.url()}`);
  });
  await signIn(page.request, await owner(page.request));
  const shown = new Set<string>();
  for (const [template, places] of Object.entries(pagesOf(hostile))) {
    for (const place of places) {
      await page.goto(place);
      await expect(page.getByRole("heading", { level: 1 }), place).toBeVisible();
      const { foreign, words } = await lookedAt(page);
      expect([...seen, ...foreign], `${template} ${place}`).toEqual([]);
      for (const payload of everyScriptPayload) if (words.includes(payload.trim())) shown.add(payload);
    }
  }
  // Long ones are cut, those of several lines are folded; Markdown is no text any more.
  console.log(`${hostile.planted.size} texts written through the API, ${shown.size} of 150 read on pages`);
  expect(shown.size).toBeGreaterThan(100);
});

test("no page holds what its reader may not see, in its words or in the data behind them", async ({
  browser,
  request,
}) => {
  test.setTimeout(300_000);
  const { baseURL } = test.info().project.use;
  const readers = { owner: await owner(request), product: null, marketing: null };
  for (const [name, known] of Object.entries(readers)) {
    const account = known ?? (await memberOf(request, hostile.script, name as JobRole));
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    await signIn(context.request, account);
    const seen = new Map<string, string>();
    let opened = 0;
    for (const place of Object.values(pagesOf(hostile)).flat()) {
      const answer = await context.request.get(place);
      expect(answer.status(), `${name} ${place}`).toBeLessThan(500);
      if (answer.status() === 200) opened += 1;
      for (const one of canariesIn(await answer.text())) seen.set(one.split(" ")[0] ?? "", place);
    }
    await context.close();
    expect(opened, name).toBeGreaterThan(20);
    if (name === "owner") expect([...seen.keys()].sort()).toEqual(["free", "mail"]);
    else expect([...seen], name).toEqual([]);
  }
});

test("every page is opened", () => {
  const standing = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)page\.tsx$/.test(name))
    .map((name) => `/${name.replace(/\/?page\.tsx$/, "").replaceAll(/\(\w+\)\/?/g, "")}`.replace(/\/$/, ""));
  const opened = Object.keys(pagesOf(hostile));
  // The door knows nobody's words.
  expect(standing.filter((one) => one.startsWith("/w/") && !opened.includes(one))).toEqual([]);
});

/** What stands on the page that a text may have made: elements and attributes that run, load or lead elsewhere; and the words. */
async function lookedAt(page: Page): Promise<{ foreign: string[]; words: string }> {
  return await page.evaluate(() => {
    const foreign: string[] = "ran" in window ? ["window.ran"] : [];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      if (/^(iframe|object|embed|base|image|marquee|video|audio|math|foreignobject|animate|set)$/.test(name))
        foreign.push(element.outerHTML);
      if (
        name === "script" &&
        !element.getAttribute("src") &&
        /^\W*(alert|window\.ran)/.test(element.textContent ?? "")
      )
        foreign.push(element.outerHTML);
      for (const { name: attribute, value } of element.attributes) {
        const leads = /^(href|src|action|formaction|xlink:href|srcdoc|data|poster)$/.test(attribute);
        if (
          /^on/.test(attribute) ||
          (leads && /^\s*(javascript|data:text|vbscript|blob|feed|view-source):/i.test(value)) ||
          (attribute === "style" && /evil\.example/.test(value))
        )
          foreign.push(`${name} ${attribute}=${value}`);
        if (/^(src|action|formaction|srcdoc|poster)$/.test(attribute) && /evil\.example/.test(value))
          foreign.push(`${name} ${attribute}=${value}`);
      }
    }
    const values = [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
    return { foreign, words: [document.body.textContent, ...values].join("\n") };
  });
}

/** The addresses at which each page shows what was written. */
function pagesOf({ slug, dataset, objects }: HostileWorkspace): Record<string, string[]> {
  const made = (route: string) => objects.get(route) ?? "none";
  const version = `dataset=${dataset}&version=1`;
  const by = `${version}&by=customers.Region&metric=churned_share&metric=arpu`;
  const w = "/w/[workspace]";
  const all: Record<string, string[]> = {
    [w]: [""],
    [`${w}/brief`]: [`?${version}`],
    [`${w}/compare`]: [`?${by}`, `?${by}&open=churned_share`, `?${version}`],
    [`${w}/compare/cohorts`]: [`?${version}`],
    [`${w}/compare/cohorts/cell`]: [`?${version}`],
    [`${w}/compare/overlap`]: [`?${version}`],
    [`${w}/compare/revenue`]: [`?${version}&by=customers.Region`],
    [`${w}/compare/rows`]: [`?${by}&open=churned_share`],
    [`${w}/compare/survival`]: [`?${version}&by=customers.Region`],
    [`${w}/compare/trend`]: [`?${version}&metric=churned_share`],
    [`${w}/customers`]: [`?${version}`],
    [`${w}/customers/[customer]`]: [`?${version}`],
    [`${w}/measure`]: [""],
    [`${w}/measure/[dataset]/[version]`]: [""],
    [`${w}/measure/new`]: [`?dataset=${dataset}`],
    [`${w}/notes`]: ["?show=all"],
    [`${w}/prioritise`]: [`?dataset=${dataset}`],
    [`${w}/prioritise/decisions`]: [""],
    [`${w}/prioritise/decisions/[decision]`]: [""],
    [`${w}/prioritise/decisions/[decision]/edit`]: [""],
    [`${w}/prioritise/decisions/new`]: ["?segment=loud"],
    [`${w}/prioritise/impact`]: [`?${version}&segment=loud@1&change=volume&percent=10&low=0.8&base=1&high=1.1`],
    [`${w}/prioritise/impact/side-by-side`]: [`?${version}`],
    [`${w}/prioritise/market`]: [`?${version}&segment=loud`],
    [`${w}/prioritise/ranking`]: [`?${version}`],
    [`${w}/prioritise/stakeholders`]: [""],
    [`${w}/rollout`]: [""],
    [`${w}/rollout/expectations`]: [`?${version}`, `?${version}&open=loud.channel`],
    [`${w}/rollout/feedback`]: [`?${version}`],
    [`${w}/rollout/feedback/import`]: [`?dataset=${dataset}`],
    [`${w}/rollout/portfolio`]: [`?${version}`],
    [`${w}/rollout/roadmap`]: [`?${version}`, `?${version}&view=quarter`],
    [`${w}/rollout/roadmap/[item]`]: [""],
    [`${w}/rollout/roadmap/import`]: [`?dataset=${dataset}`],
    ...Object.fromEntries(
      ["", "/battle-card", "/customers", "/edit", "/history", "/one-pager", "/performance", "/time"].map((tab) => [
        `${w}/segments/[segment]${tab}`,
        [""],
      ]),
    ),
    [`${w}/segments/new`]: [`?dataset=${dataset}`],
    [`${w}/segments`]: [`?dataset=${dataset}`],
    [`${w}/segments/templates`]: [`?${version}`],
    ...Object.fromEntries(
      ["", "/access", "/audit", "/definitions", "/members", "/tokens"].map((one) => [`${w}/settings${one}`, [""]]),
    ),
  };
  const places: Record<string, string> = {
    workspace: slug,
    customer: "H7",
    dataset,
    version: "1",
    decision: made("POST /decisions"),
    item: made("PATCH /roadmap/{item}"),
    segment: "loud",
  };
  return Object.fromEntries(
    Object.entries(all).map(([template, queries]) => [
      template,
      queries.map(
        (query) => `${template.replaceAll(/\[(\w+)\]/g, (_, name: string) => places[name] ?? "none")}${query}`,
      ),
    ]),
  );
}
