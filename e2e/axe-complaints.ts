import type { Page } from "@playwright/test";
import axe from "axe-core";

/** Every rule of WCAG 2.2 A and AA, and axe's best practices. */
export const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** What else could change with the colours. */
export const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** What stands for a look at nothing. */
export const nothingSeen = "nothing was looked at";

export interface Looked {
  readonly rules: readonly string[];
  /** A part of the page; all of it where left out. */
  readonly place?: string;
  /** Whether the part lies above everything else: axe does not know that, and judges no colour that something could cover. */
  readonly isOnTop?: boolean;
}

/** What axe finds; having looked at nothing is a find as well. */
export async function axeComplaints(page: Page, { rules, place = "html", isOnTop = false }: Looked): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { passes, violations } = await page.evaluate(
    async ([part, only, hidesRest]) => {
      const style = document.createElement("style");
      if (hidesRest)
        style.textContent = `body * { visibility: hidden } :focus, ${part}, ${part} * { visibility: visible !important }`;
      document.head.append(style);
      const found = await axe.run(part, { runOnly: [...only], resultTypes: ["violations", "passes"] });
      style.remove();
      return {
        passes: found.passes.length,
        violations: found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`),
      };
    },
    [place, rules, isOnTop] as const,
  );
  return passes === 0 && violations.length === 0 ? [nothingSeen] : violations;
}

/** How many pixels of the page lie beyond its right edge. */
export async function sidewaysOverhang(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
