import { chromium } from "@playwright/test";
const base = "http://localhost:4104";
const people = { success: ["lea.brandt@halden.example", "bu0i_G9D4dGdAICx"], analyst: ["mira.okafor@halden.example", "sTueyEN3GWpyLgVV"], product: ["priya.raman@halden.example", "ZGev30HBioGGKrC9"], executive: ["tomas.lindqvist@halden.example", "4-nGBGhRRuwyMGhJ"], sales: ["jonas.weber@halden.example","beX-AA3Z05eKhZ9z"] };
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const rule = JSON.stringify({ kind: "all", rules: [{ kind: "column", column: "customers.Industry", test: { op: "isOneOf", values: ["Studio", "Agency"] } }, { kind: "behaviour", table: "events", where: [], window: { kind: "firstDays", days: 14 }, measure: { of: "times", op: "atLeast", times: 2 } }] });
const jobs = process.argv.slice(2);
for (const [who, [email, password]] of Object.entries(people)) {
  if (jobs.length && !jobs.includes(who)) continue;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  const problems = [];
  page.on("pageerror", (e) => problems.push(String(e)));
  await page.goto(`${base}/sign-in`);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL(/\/w\//);
  const shot = async (name, url) => {
    const started = Date.now();
    const r = await page.goto(base + url);
    console.log(who, name, r.status(), Date.now() - started, "ms", await page.locator("h1").first().innerText().catch(() => "no h1"));
    for (const [w, theme] of [[1280, "light"], [360, "light"], [1280, "dark"], [360, "dark"]]) {
      await page.setViewportSize({ width: w, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) console.log("  scrolls sideways", w, wide);
      await page.screenshot({ path: `/tmp/shots-d/${who}-${name}-${theme}-${w}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  await shot("all", "/w/halden/customers");
  if (who !== "sales") {
    await shot("rule", `/w/halden/customers?dataset=customers&version=1&rule=${encodeURIComponent(rule)}`);
    await shot("segment", `/w/halden/segments/agencies/customers`);
  }
  if (["success", "analyst", "product"].includes(who)) {
    await page.goto(base + "/w/halden/customers?dataset=customers&version=1&segment=agencies@1");
    const href = await page.locator("tbody th a").first().getAttribute("href");
    await shot("customer", href);
  }
  console.log(who, problems.join("; "));
  await context.close();
}
await browser.close();
